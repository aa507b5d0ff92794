using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Sim.Core.Quantities;

namespace Sim.Scenarios.Results.Thresholds;

/// <summary>
/// Reads threshold expressions such as <c>latency{country=FR}: p(99) &lt; 250ms</c>. Grammar: README.md of this folder.
/// </summary>
public static class ThresholdParser
{
    /// <exception cref="FormatException">The text is no threshold; the message points at the character.</exception>
    public static Threshold Parse(string text) =>
        TryParse(text, out Threshold? threshold, out ThresholdSyntaxError? error)
            ? threshold
            : throw new FormatException($"{text}\n{new string(' ', error.Position)}^ {error}");

    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out Threshold? threshold,
        [NotNullWhen(false)] out ThresholdSyntaxError? error
    )
    {
        ArgumentNullException.ThrowIfNull(text);
        var reading = new Reading(new ThresholdScanner(text));
        threshold = reading.Read();
        error = threshold is null ? reading.Error! : null;
        return threshold is not null;
    }

    /// <summary>The index of a selector's value in an expression that can be read; null: it has no such one.</summary>
    /// <param name="key">Such as <c>country</c>; an endpoint may be called a site there.</param>
    internal static int? PositionOf(string text, string key)
    {
        var scanner = new ThresholdScanner(text);
        scanner.Word();
        while (scanner.Take('{') || scanner.Take(','))
        {
            (_, string word) = scanner.Word();
            scanner.Take('=');
            (int at, _) = scanner.Value();
            if (word == key || (word == "site" && key == "endpoint"))
            {
                return at;
            }
        }
        return null;
    }

    /// <summary>The indices of the edges of the window in an expression that can be read and has one.</summary>
    internal static (int From, int To) EdgesOf(string text)
    {
        // What selectors select may be in quotes and hold anything, so they are passed over by their grammar.
        var scanner = new ThresholdScanner(text);
        scanner.Word();
        while (scanner.Take('{') || scanner.Take(','))
        {
            scanner.Word();
            scanner.Take('=');
            scanner.Value();
        }
        scanner.Take('}');
        scanner.Take('[');
        int from = scanner.Edge().At;
        scanner.Take('.');
        scanner.TakeHere('.');
        return (from, scanner.SkipSpace());
    }

    private const string NoWindowOfCosts =
        "':': costs are those of the whole run, whose prices are of its hours and its 95th percentile";

    private static readonly ThresholdSelector s_everything = new(null, null, null, null);

    /// <summary>One descent over one text; every step returns false after setting <see cref="Error"/>.</summary>
    private sealed class Reading(ThresholdScanner scanner)
    {
        private string[] _statistics = [];
        private string[] _selectors = [];
        private ThresholdMeasure _measure;
        private ThresholdStatistic _statistic;
        private ThresholdSelector _selector = s_everything;
        private ThresholdWindow? _window;
        private ThresholdComparison _comparison;
        private double _probability;
        private double _limit;
        private bool _selects;

        public ThresholdSyntaxError? Error { get; private set; }

        public Threshold? Read() =>
            ReadMeasure()
            && ReadSelection()
            && ReadWindow()
            && ReadStatistic()
            && ReadComparison()
            && ReadLimit()
            && ReadEnd()
                ? new Threshold
                {
                    Expression = scanner.Text,
                    Measure = _measure,
                    Selector = _selector,
                    Window = _window,
                    Statistic = _statistic,
                    Probability = _probability,
                    Comparison = _comparison,
                    Limit = _limit,
                }
                : null;

        private bool ReadMeasure()
        {
            (int at, string word) = scanner.Word();
            foreach (
                (
                    string name,
                    ThresholdMeasure measure,
                    string[] statistics,
                    string[] selectors
                ) in ThresholdVocabulary.Measures
            )
            {
                if (name == word)
                {
                    (_measure, _statistics, _selectors) = (measure, statistics, selectors);
                    if (name == ThresholdVocabulary.Card)
                    {
                        _selector = _selector with { Resource = ThresholdVocabulary.CardResource };
                    }
                    return true;
                }
            }
            return FailWord(at, word, ThresholdVocabulary.Measures.Select(known => known.Word));
        }

        private bool ReadSelection()
        {
            _selects = scanner.Take('{');
            return !_selects || ReadSelector();
        }

        private bool ReadWindow()
        {
            int at = scanner.SkipSpace();
            bool canHaveOne = _measure != ThresholdMeasure.Cost;
            if (scanner.Take('['))
            {
                return canHaveOne ? ReadEdges() && Expect(':', "':'") : Fail(at, NoWindowOfCosts);
            }
            string[] others = [.. _selects ? [] : new[] { "'{'" }, .. canHaveOne ? new[] { "'['" } : []];
            return Expect(':', others.Length == 0 ? "':'" : $"{string.Join(", ", others)} or ':'");
        }

        private bool ReadEdges()
        {
            (int fromAt, string fromText) = scanner.Edge();
            if (!ReadEdge(fromAt, fromText, out SimDuration? from))
            {
                return false;
            }
            if (!scanner.Take('.') || !scanner.TakeHere('.'))
            {
                return Fail(fromAt + fromText.Length, "'..', as in [10m..20m]");
            }
            (int toAt, string toText) = scanner.Edge();
            if (!ReadEdge(toAt, toText, out SimDuration? to))
            {
                return false;
            }
            if (from is null && to is null)
            {
                return Fail(toAt, "a begin or an end, as in [10m..20m], [10m..] and [..20m]");
            }
            _window = new ThresholdWindow(from ?? SimDuration.Zero, to);
            return to > _window.From || to is null
                ? Expect(']', "']'")
                : Fail(toAt, $"a time after {_window.From}: the window is empty");
        }

        private bool ReadEdge(int at, string text, out SimDuration? edge)
        {
            bool isDuration = SimDuration.TryParse(text, out SimDuration duration);
            edge = isDuration ? duration : null;
            bool isNumber = text.Length > 0 && text.All(char.IsAsciiDigit);
            return isDuration || text.Length == 0 || Fail(at, SimDuration.Expectation, isNumber ? text + "m" : null);
        }

        private bool ReadSelector()
        {
            do
            {
                (int at, string key) = scanner.Word();
                if (!_selectors.Contains(key))
                {
                    return FailWord(at, key, _selectors);
                }
                if (!Expect('=', "'='") || !ReadSelectorValue(at, key))
                {
                    return false;
                }
            } while (scanner.Take(','));
            return Expect('}', "',' or '}'");
        }

        private bool ReadSelectorValue(int keyAt, string key)
        {
            (int at, string value) = scanner.Value();
            bool repeated = key switch
            {
                "region" => _selector.Region is not null,
                "country" => _selector.Country is not null,
                "endpoint" or "site" => _selector.Endpoint is not null,
                _ => _selector.Resource is not null,
            };
            if (repeated)
            {
                return Fail(keyAt, $"'{key}' only once");
            }
            bool hasOther = _selector.Region is not null || _selector.Endpoint is not null;
            if (key == "country" ? hasOther : _selector.Country is not null)
            {
                return Fail(keyAt, "country without region and endpoint: a country is measured over all endpoints");
            }
            switch (key)
            {
                case "region" when !ThresholdVocabulary.Regions.Contains(value):
                    return FailWord(at, value, ThresholdVocabulary.Regions);
                case "resource" when !ThresholdVocabulary.Resources.Contains(value):
                    return FailWord(at, value, ThresholdVocabulary.Resources);
                case "country" when value.Length != 2 || !value.All(char.IsAsciiLetterUpper):
                    bool onlyCase = value.Length == 2 && value.All(char.IsAsciiLetter);
                    return Fail(at, "an ISO 3166 country code such as FR", onlyCase ? value.ToUpperInvariant() : null);
                case "site" when value.Length == 0:
                    return Fail(at, "the id of a site");
                case "endpoint" when value.Length == 0:
                    return Fail(at, "the id of a site or pool");
            }
            _selector = key switch
            {
                "region" => _selector with { Region = value },
                "country" => _selector with { Country = value },
                "endpoint" or "site" => _selector with { Endpoint = value },
                _ => _selector with { Resource = value },
            };
            return true;
        }

        private bool ReadStatistic()
        {
            (int at, string word) = scanner.Name();
            if (!_statistics.Contains(word))
            {
                return FailWord(at, word, _statistics.Select(name => name == "p" ? "p(N)" : name));
            }
            _statistic = ThresholdVocabulary.Statistic(word);
            return _statistic != ThresholdStatistic.Quantile || ReadProbability(at);
        }

        private bool ReadProbability(int wordAt)
        {
            if (!scanner.Take('('))
            {
                string digits = scanner.Number().Text;
                return Fail(wordAt, "p(N), such as p(99)", digits.Length > 0 ? $"p({digits})" : null);
            }
            (int at, string text) = scanner.Number();
            if (
                !decimal.TryParse(
                    text,
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out decimal percent
                )
            )
            {
                return Fail(at, "a percentile such as 99 or 99.9");
            }
            if (percent is <= 0 or > 100)
            {
                return Fail(at, "a percentile above 0, at most 100");
            }
            _probability = (double)(percent / 100);
            return Expect(')', "')'");
        }

        private bool ReadComparison()
        {
            int at = scanner.SkipSpace();
            bool below = scanner.Take('<');
            if (!below && !scanner.Take('>'))
            {
                return Fail(at, "'<', '<=', '>' or '>='");
            }
            bool orEqual = scanner.TakeHere('=');
            _comparison = (below, orEqual) switch
            {
                (true, false) => ThresholdComparison.Below,
                (true, true) => ThresholdComparison.AtMost,
                (false, false) => ThresholdComparison.Above,
                _ => ThresholdComparison.AtLeast,
            };
            return true;
        }

        private bool ReadLimit()
        {
            (int at, string text) = scanner.Quantity();
            bool isNumber = decimal.TryParse(
                text,
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out decimal number
            );
            switch (_measure)
            {
                case ThresholdMeasure.Latency:
                    bool isDuration = SimDuration.TryParse(text, out SimDuration duration);
                    _limit = duration.TotalMilliseconds;
                    return isDuration || Fail(at, SimDuration.Expectation, isNumber ? text + "ms" : null);
                case ThresholdMeasure.Errors or ThresholdMeasure.Utilization:
                    bool isRatio = Ratio.TryParse(text, out Ratio ratio);
                    _limit = ratio.Value;
                    return isRatio && _limit <= 1
                        || Fail(at, "a ratio from 0% to 100%", isNumber && number <= 100 ? text + "%" : null);
                case ThresholdMeasure.Cost:
                    const string Usd = "usd";
                    bool isCost =
                        text.EndsWith(Usd, StringComparison.Ordinal)
                        && decimal.TryParse(
                            text.AsSpan(0, text.Length - Usd.Length),
                            NumberStyles.AllowDecimalPoint,
                            CultureInfo.InvariantCulture,
                            out number
                        );
                    _limit = (double)number;
                    return isCost || Fail(at, "an amount such as 2.10usd", isNumber ? text + Usd : null);
                default:
                    _limit = (double)number;
                    return isNumber || Fail(at, "a number such as 1000");
            }
        }

        private bool ReadEnd() => scanner.SkipSpace() == scanner.Text.Length || Fail(scanner.SkipSpace(), "the end");

        private bool Expect(char character, string expected) =>
            scanner.Take(character) || Fail(scanner.SkipSpace(), expected);

        private bool FailWord(int at, string word, IEnumerable<string> known) =>
            Fail(at, string.Join(", ", known), NearestWord.To(word, known));

        private bool Fail(int position, string expected, string? suggestion = null)
        {
            Error = new ThresholdSyntaxError(position, expected, suggestion);
            return false;
        }
    }
}
