using System.Globalization;
using System.Text;
using System.Xml;
using Sim.Scenarios.Results.Stages;

namespace Sim.Scenarios.Results.Files;

/// <summary>
/// <c>junit.xml</c>: one test case per threshold, of the run and of each stage, as build servers read it.
/// </summary>
internal static class JUnitFile
{
    private static readonly XmlWriterSettings s_layout = new()
    {
        Indent = true,
        NewLineChars = "\n",
        Encoding = new UTF8Encoding(false),
        // Text from scenario files may hold characters that XML forbids; Clean replaces them.
        CheckCharacters = true,
    };

    public static byte[] Render(RunResult result)
    {
        ThresholdVerdict[] all = [.. result.Thresholds, .. result.Stages.SelectMany(stage => stage.Thresholds)];
        StageOutcome[] skipped = [.. result.Stages.Where(stage => stage.Thresholds.Count == 0)];
        string count = Text(all.Length + skipped.Length);
        string failures = Text(all.Count(verdict => !verdict.Passed));
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, s_layout))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", Clean(result.Identity.Scenario));
            xml.WriteAttributeString("tests", count);
            xml.WriteAttributeString("failures", failures);
            xml.WriteAttributeString("errors", "0");
            xml.WriteAttributeString("skipped", Text(skipped.Length));
            string scenario = result.Identity.Scenario;
            foreach (ThresholdVerdict verdict in result.Thresholds)
            {
                WriteCase(xml, $"{scenario}.thresholds", verdict, "");
            }
            for (int i = 0; i < result.Stages.Count; i++)
            {
                WriteStage(xml, $"{scenario}.stages.{result.Stages[i].Id}", result.Stages, i);
            }
        }
        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private static void WriteStage(XmlWriter xml, string name, IReadOnlyList<StageOutcome> stages, int index)
    {
        string why = string.Concat(StageText.Why(stages, index).Select(sentence => "\n" + sentence));
        foreach (ThresholdVerdict verdict in stages[index].Thresholds)
        {
            WriteCase(xml, name, verdict, why);
        }
        if (stages[index].Thresholds.Count == 0)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", Clean(name));
            xml.WriteAttributeString("name", Clean(stages[index].Id));
            xml.WriteStartElement("skipped");
            xml.WriteAttributeString("message", StageText.Word(stages[index]));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
    }

    private static void WriteCase(XmlWriter xml, string name, ThresholdVerdict verdict, string why)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Clean(name));
        xml.WriteAttributeString("name", Clean(verdict.Expression));
        string actual = Clean($"measured {verdict.Actual}");
        if (verdict.Passed)
        {
            xml.WriteElementString("system-out", actual);
        }
        else
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("type", verdict.Inconclusive ? "inconclusive" : "threshold");
            xml.WriteAttributeString("message", actual);
            xml.WriteString($"{Clean(verdict.Expression)}\n{actual}{Clean(why)}");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Clean(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => IsXml(rune) ? rune.ToString() : "\uFFFD"));

    private static bool IsXml(Rune rune) =>
        rune.Value is '\t' or '\n' or '\r' or (>= 0x20 and not 0xFFFE and not 0xFFFF);
}
