using System.Net;

namespace Sim.Core.Routing.Bgp.Policies;

/// <summary>The repository of RoST: paths that networks have heard to be withdrawn, themselves in front.</summary>
internal sealed class WithdrawnPaths
{
    private readonly List<(IPNetwork Prefix, uint[] Path)> _paths = [];

    /// <summary>Changes with every entry that comes or goes.</summary>
    public int Version { get; private set; }

    public void Record(IPNetwork prefix, uint network, ReadOnlySpan<uint> path)
    {
        if (IndexOf(prefix, network, path) < 0)
        {
            _paths.Add((prefix, [network, .. path]));
            Version++;
        }
    }

    public void Forget(IPNetwork prefix, uint network, ReadOnlySpan<uint> path)
    {
        if (IndexOf(prefix, network, path) is var at and >= 0)
        {
            _paths.RemoveAt(at);
            Version++;
        }
    }

    /// <summary>Whether a path, with the network that received it in front, ends in a recorded one.</summary>
    public bool Ends(IPNetwork prefix, uint network, ReadOnlySpan<uint> path)
    {
        foreach ((IPNetwork recordedPrefix, uint[] recorded) in _paths)
        {
            if (recordedPrefix == prefix && IsEnd(recorded, network, path))
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsEnd(ReadOnlySpan<uint> recorded, uint network, ReadOnlySpan<uint> path) =>
        recorded.Length <= path.Length
            ? path.EndsWith(recorded)
            : recorded.Length == path.Length + 1 && recorded[0] == network && recorded[1..].SequenceEqual(path);

    private int IndexOf(IPNetwork prefix, uint network, ReadOnlySpan<uint> path)
    {
        for (int i = 0; i < _paths.Count; i++)
        {
            ReadOnlySpan<uint> recorded = _paths[i].Path;
            if (_paths[i].Prefix == prefix && recorded[0] == network && recorded[1..].SequenceEqual(path))
            {
                return i;
            }
        }
        return -1;
    }
}
