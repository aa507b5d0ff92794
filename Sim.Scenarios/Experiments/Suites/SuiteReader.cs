using Sim.Scenarios.Results.Measures;
using Sim.Scenarios.Results.Thresholds;
using Sim.Scenarios.Schema;
using Sim.Scenarios.Schema.Binding;
using Sim.Scenarios.Schema.Checks;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Experiments.Suites;

/// <summary>From a suite's file to records, with every error at once.</summary>
internal sealed class SuiteReader
{
    private static readonly Lazy<RecordForm> s_form = new(() => new RecordForm(typeof(Suite)));

    private readonly Suite _suite;
    private readonly TreeChecks _checks;

    private SuiteReader(Suite suite, TreeChecks checks)
    {
        _suite = suite;
        _checks = checks;
    }

    /// <summary>Null when anything is wrong, which is reported.</summary>
    public static (Suite Suite, LocatedNode Root)? Read(IInputFiles files, string path, DiagnosticList found)
    {
        if (SourceReader.ReadFile(files, path, found) is not { } root)
        {
            return null;
        }
        var binding = new BindContext(found);
        var suite = (Suite)s_form.Value.Read(root, "", binding);
        if (root is LocatedMapping)
        {
            new SuiteReader(suite, new TreeChecks(root, binding.Unsound, found)).Check();
        }
        return found.HasErrors ? null : (suite, root);
    }

    private void Check()
    {
        _checks.CheckUnique("scenario", _suite.Scenarios.Select(one => one.Id), i => $"scenarios[{i}].id");
        _checks.CheckUnique("failure", _suite.Failures.Select(one => one.Id), i => $"failures[{i}].id");
        CheckMeasures();
        CheckThresholds("", _suite.Thresholds);
        string[] failures = [SuiteFailure.None, .. _suite.Failures.Select(one => one.Id)];
        foreach ((int i, SuiteFailure failure) in _suite.Failures.Index())
        {
            if (failure.Id == SuiteFailure.None)
            {
                _checks.Error($"failures[{i}].id", "reserved-word", "'none' is the case without any failure");
            }
            CheckThresholds($"failures[{i}].", failure.Thresholds);
        }
        foreach ((int i, SuiteScenario scenario) in _suite.Scenarios.Index())
        {
            CheckThresholds($"scenarios[{i}].", scenario.Thresholds);
            foreach ((int k, string id) in (scenario.Failures ?? []).Index())
            {
                _checks.CheckKnown($"scenarios[{i}].failures[{k}]", "failure", id, failures);
            }
            _checks.CheckUnique("failure", scenario.Failures ?? [], k => $"scenarios[{i}].failures[{k}]");
        }
        CheckTolerances(failures);
    }

    private void CheckMeasures()
    {
        foreach ((int i, string measure) in _suite.Measures.Index())
        {
            _checks.CheckKnown($"measures[{i}]", "measure", measure, KnownMeasures.Names);
        }
        foreach ((int i, string country) in _suite.Countries.Index().Where(one => !CountryCode.Exists(one.Item)))
        {
            _checks.Error(
                $"countries[{i}]",
                "unknown-country",
                $"'{country}' is no country",
                "a code of ISO 3166-1",
                CountryCode.Meant(country)
            );
        }
    }

    private void CheckThresholds(string of, IReadOnlyList<string> thresholds)
    {
        foreach ((int i, string threshold) in thresholds.Index())
        {
            if (!ThresholdParser.TryParse(threshold, out _, out ThresholdSyntaxError? error))
            {
                var fault = new TextFault(
                    error.Position,
                    "the threshold cannot be read",
                    error.Expected,
                    error.Suggestion
                );
                _checks.ErrorInside($"{of}thresholds[{i}]", error.Position, "wrong-threshold", fault);
            }
        }
    }

    private void CheckTolerances(string[] failures)
    {
        string[] cases =
        [
            .. _suite.Scenarios.SelectMany(scenario =>
                (scenario.Failures ?? failures).Select(failure => $"{scenario.Id}/{failure}")
            ),
        ];
        foreach ((int i, Tolerance tolerance) in _suite.Tolerances.Index())
        {
            _checks.CheckKnown($"tolerances[{i}].measure", "measure", tolerance.Measure, _suite.Measures);
            if (tolerance.Case is { } id)
            {
                _checks.CheckKnown($"tolerances[{i}].case", "case", id, cases);
            }
        }
    }
}
