namespace Sim.Core.Routing.Bgp.Speaking;

/// <summary>
/// Who has a session with whom, in compressed rows: the ends of a speaker's sessions are next to each other, ascending
/// by the neighbor.
/// </summary>
internal sealed class SessionTable
{
    private readonly int[] _starts;
    private readonly int[] _owners;
    private readonly int[] _peers;
    private readonly int[] _others;

    /// <param name="count">Speakers.</param>
    /// <param name="pairs">Each once, in any order.</param>
    public SessionTable(int count, IReadOnlyCollection<(int One, int Other)> pairs)
    {
        _starts = new int[count + 1];
        _owners = new int[2 * pairs.Count];
        _peers = new int[_owners.Length];
        _others = new int[_owners.Length];
        foreach ((int one, int other) in pairs)
        {
            _starts[one + 1]++;
            _starts[other + 1]++;
        }
        for (int i = 0; i < count; i++)
        {
            _starts[i + 1] += _starts[i];
        }
        int[] next = [.. _starts];
        foreach ((int one, int other) in pairs)
        {
            _peers[next[one]++] = other;
            _peers[next[other]++] = one;
        }
        for (int i = 0; i < count; i++)
        {
            Array.Sort(_peers, _starts[i], _starts[i + 1] - _starts[i]);
            Array.Fill(_owners, i, _starts[i], _starts[i + 1] - _starts[i]);
        }
        for (int end = 0; end < _others.Length; end++)
        {
            _others[end] = EndOf(_peers[end], _owners[end]);
        }
    }

    public int Count => _starts.Length - 1;

    /// <summary>Ends, two of each session.</summary>
    public int EndCount => _owners.Length;

    public int StartOf(int speaker) => _starts[speaker];

    public int OwnerOf(int end) => _owners[end];

    public int PeerOf(int end) => _peers[end];

    /// <summary>The other end of the same session.</summary>
    public int Other(int end) => _others[end];

    /// <summary>Negative when there is no session.</summary>
    public int EndOf(int speaker, int peer) =>
        Array.BinarySearch(_peers, _starts[speaker], _starts[speaker + 1] - _starts[speaker], peer);
}
