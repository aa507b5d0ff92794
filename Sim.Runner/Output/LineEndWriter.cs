using System.Text;

namespace Sim.Runner.Output;

/// <summary>Drops blanks at the ends of lines, with which tables are filled up to their width.</summary>
internal sealed class LineEndWriter(TextWriter inner) : TextWriter(inner.FormatProvider)
{
    private int _blanks;

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value)
    {
        if (value == ' ')
        {
            _blanks++;
            return;
        }
        if (value is not ('\n' or '\r'))
        {
            for (; _blanks > 0; _blanks--)
            {
                inner.Write(' ');
            }
        }
        _blanks = 0;
        inner.Write(value);
    }

    public override void Flush() => inner.Flush();
}
