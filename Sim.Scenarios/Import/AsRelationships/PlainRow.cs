using Sim.Core.Routing.Bgp;

namespace Sim.Scenarios.Import.AsRelationships;

/// <summary>
/// A row that is as it should be, which nearly all are: read digit by digit, without looking at it twice.
/// </summary>
/// <param name="Length">Bytes, the end of the line included.</param>
internal readonly record struct PlainRow(Asn First, Asn Second, bool IsPeering, int Length)
{
    /// <summary>The row at the begin of a text; false where anything about it needs a closer look.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out PlainRow row)
    {
        row = default;
        int at = 0;
        if (!TryReadNumber(text, ref at, out uint first) || !TryReadNumber(text, ref at, out uint second))
        {
            return false;
        }
        bool isPeering = at < text.Length && text[at] == '0';
        if (!isPeering && !(at + 1 < text.Length && text[at] == '-' && text[at + 1] == '1'))
        {
            return false;
        }
        at += isPeering ? 1 : 2;
        if (!TryReadEnd(text, ref at))
        {
            return false;
        }
        row = new PlainRow(new Asn(first), new Asn(second), isPeering, at);
        return true;
    }

    /// <summary>Digits of a number above 0, and the bar behind them.</summary>
    private static bool TryReadNumber(ReadOnlySpan<byte> text, ref int at, out uint number)
    {
        ulong value = 0;
        while (at < text.Length && text[at] is >= (byte)'0' and <= (byte)'9')
        {
            value = (10 * value) + (ulong)(text[at++] - '0');
            if (value > uint.MaxValue)
            {
                break;
            }
        }
        number = (uint)value;
        return value is > 0 and <= uint.MaxValue && at < text.Length && text[at++] == '|';
    }

    /// <summary>The end of the line or of the text, behind the source column of serial 2 where there is one.</summary>
    private static bool TryReadEnd(ReadOnlySpan<byte> text, ref int at)
    {
        if (at < text.Length && text[at] == '|')
        {
            do
            {
                at++;
            } while (at < text.Length && text[at] is not ((byte)'|' or (byte)'\n'));
        }
        else if (at < text.Length && text[at] == '\r')
        {
            at++;
        }
        return at == text.Length || text[at++] == '\n';
    }
}
