using System.Globalization;
using Sim.Scenarios.PolicyTests;

namespace Sim.Runner.Output;

/// <summary>For people: every failing case with what was expected, what is answered and why; then the count.</summary>
internal sealed class PolicyTestText(bool color) : IPolicyTestFormat
{
    private const string Indent = "    ";

    public void Write(IReadOnlyList<PolicyTestSuite> suites, TextWriter output)
    {
        foreach (PolicyTestResult failed in suites.SelectMany(suite => suite.Results).Where(result => !result.Passed))
        {
            Write(failed, output);
        }
        int sum = suites.Sum(suite => suite.Failed);
        output.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{suites.Sum(suite => suite.Passed)} passed, {sum} failed")
        );
    }

    private void Write(PolicyTestResult failed, TextWriter output)
    {
        string mark = color ? "\e[31mfailed\e[0m" : "failed";
        string rule = failed.Case.Rule is { } text ? $": {VisibleText.Of(text)}" : "";
        output.WriteLine($"{VisibleText.Of(failed.Case.At.ToString())}: {mark}: {VisibleText.Of(failed.Id)}{rule}");
        output.WriteLine($"{Indent}expected {VisibleText.Of(failed.Expected.ToString())}");
        output.WriteLine($"{Indent}answered {VisibleText.Of(failed.Actual.ToString())}");
        foreach (string line in failed.Explanation)
        {
            output.WriteLine($"{Indent}  {VisibleText.Of(line)}");
        }
    }
}
