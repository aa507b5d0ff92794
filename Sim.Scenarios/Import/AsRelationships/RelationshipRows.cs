using System.Buffers.Text;
using System.Text;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Topology;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.AsRelationships;

/// <summary>The rows of a text, handed to a builder, and their lines, for what the builder finds.</summary>
internal sealed class RelationshipRows(SourceText text, AsGraphBuilder builder, DiagnosticList diagnostics)
{
    private const string RowShape =
        "provider|customer|-1 or peer|peer|0, with the source as a fourth column in serial 2";

    private readonly List<int> _lines = [];

    public void Read()
    {
        ReadOnlySpan<byte> rest = text.Utf8.Span;
        for (int line = 1; !rest.IsEmpty; line++)
        {
            if (PlainRow.TryRead(rest, out PlainRow plain))
            {
                Add(plain.First, plain.Second, plain.IsPeering, line);
                rest = rest[plain.Length..];
                continue;
            }
            int end = rest.IndexOf((byte)'\n');
            ReadOnlySpan<byte> row = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            row = row is [.., (byte)'\r'] ? row[..^1] : row;
            if (!row.IsEmpty && row[0] != '#' && !ReadRow(row, line) && diagnostics.IsFull)
            {
                return;
            }
        }
    }

    public void Report(AsGraphFinding finding)
    {
        int line = _lines[finding.Row];
        var at = new Location(text, line, 1, text.LineAt(line)?.Length ?? 1);
        string ends = $"{finding.Asns[0]} and {finding.Asns[^1]}";
        switch (finding.Kind)
        {
            case AsGraphFindingKind.SelfLink:
                diagnostics.Error(at, "self-link", $"{finding.Asns[0]} is linked to itself", "two networks");
                break;
            case AsGraphFindingKind.Duplicate:
                diagnostics.Warning(at, "duplicate-link", $"{ends} are linked like this in line {EarlierLine()} too");
                break;
            case AsGraphFindingKind.Contradiction:
                string message = $"{ends} have another relationship in line {EarlierLine()}";
                diagnostics.Error(at, "contradictory-link", message, "one relationship between two networks");
                break;
            case AsGraphFindingKind.ProviderCycle:
                string around = string.Join(" > ", finding.Asns.Append(finding.Asns[0]));
                diagnostics.Error(at, "provider-cycle", $"each is a provider of the next: {around}");
                break;
        }

        int EarlierLine() => _lines[finding.EarlierRow];
    }

    private bool ReadRow(ReadOnlySpan<byte> row, int line)
    {
        int at = 0;
        if (ReadAsn(row, ref at, line) is not { } first || ReadAsn(row, ref at, line) is not { } second)
        {
            return false;
        }
        ReadOnlySpan<byte> relationship = row[at..];
        int bar = relationship.IndexOf((byte)'|');
        relationship = bar < 0 ? relationship : relationship[..bar];
        bool isPeering = relationship.SequenceEqual("0"u8);
        if (!isPeering && !relationship.SequenceEqual("-1"u8))
        {
            string word = Encoding.UTF8.GetString(relationship);
            Refuse(
                row,
                at,
                relationship.Length,
                line,
                "unknown-relationship",
                $"'{word}' is no relationship",
                "-1 (provider and customer) or 0 (peers)",
                char.IsAsciiDigit(word.LastOrDefault()) ? NearestWord.To(word, ["-1", "0"]) : null
            );
            return false;
        }
        Add(first, second, isPeering, line);
        if (bar >= 0 && row[(at + bar + 1)..].IndexOf((byte)'|') is var fifth and >= 0)
        {
            int column = at + bar + 1 + fifth;
            Refuse(
                row,
                column,
                row.Length - column,
                line,
                "too-many-columns",
                "the row has more than four columns",
                RowShape,
                null
            );
            return false;
        }
        return true;
    }

    private void Add(Asn first, Asn second, bool isPeering, int line)
    {
        if (isPeering)
        {
            builder.AddPeers(first, second);
        }
        else
        {
            builder.AddProvider(customer: second, provider: first);
        }
        _lines.Add(line);
    }

    /// <summary>An ASN and the bar behind it.</summary>
    private Asn? ReadAsn(ReadOnlySpan<byte> row, ref int at, int line)
    {
        ReadOnlySpan<byte> rest = row[at..];
        int bar = rest.IndexOf((byte)'|');
        ReadOnlySpan<byte> field = bar < 0 ? rest : rest[..bar];
        bool isNumber = Utf8Parser.TryParse(field, out uint value, out int used) && used == field.Length && value > 0;
        // The parser takes a sign.
        if (!isNumber || field[0] == '+')
        {
            string word = Encoding.UTF8.GetString(field);
            Refuse(row, at, field.Length, line, "not-an-asn", $"'{word}' is no AS number", "1 to 4294967295", null);
            return null;
        }
        if (bar < 0)
        {
            Refuse(row, row.Length, 1, line, "too-few-columns", "the row ends too early", RowShape, null);
            return null;
        }
        at += bar + 1;
        return new Asn(value);
    }

    private void Refuse(
        ReadOnlySpan<byte> row,
        int start,
        int length,
        int line,
        string code,
        string message,
        string expected,
        string? suggestion
    )
    {
        int column = Encoding.UTF8.GetCharCount(row[..start]) + 1;
        int characters = Encoding.UTF8.GetCharCount(row[start..Math.Min(row.Length, start + length)]);
        var at = new Location(text, line, column, Math.Max(1, characters));
        diagnostics.Error(at, code, message, expected, suggestion);
    }
}
