using System.Globalization;
using System.Text;
using System.Xml;

namespace Sim.Scenarios.Results.Files;

/// <summary><c>junit.xml</c>: one test case per threshold, as build servers read it.</summary>
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
        string count = Text(result.Thresholds.Count);
        string failures = Text(result.Thresholds.Count(verdict => !verdict.Passed));
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, s_layout))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", Clean(result.Identity.Scenario));
            xml.WriteAttributeString("tests", count);
            xml.WriteAttributeString("failures", failures);
            xml.WriteAttributeString("errors", "0");
            xml.WriteAttributeString("skipped", "0");
            foreach (ThresholdVerdict verdict in result.Thresholds)
            {
                WriteCase(xml, result.Identity, verdict);
            }
        }
        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private static void WriteCase(XmlWriter xml, RunIdentity identity, ThresholdVerdict verdict)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Clean(identity.Scenario) + ".thresholds");
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
            xml.WriteString($"{Clean(verdict.Expression)}\n{actual}");
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
