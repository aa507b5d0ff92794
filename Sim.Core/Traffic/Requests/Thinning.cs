namespace Sim.Core.Traffic.Requests;

/// <summary>Servers that stand for a part of those that there are, while a part of the requests is simulated.</summary>
/// <remarks>
/// A part of the servers gets that part of the requests: each is as busy as ever, and queues are as long. Where the
/// part is not a whole number, servers are slower or faster so that they are as busy as they should be. A queue before
/// a server that is k times as slow with a k-th of the requests is the same queue in slow motion, its waits are divided
/// by k again; but a backlog that no server could keep up with waits as long as it does. So of a wait W counts the
/// larger of W / k and W less ten services: exact far from ten services on both sides.
/// </remarks>
/// <param name="Servers">How many are simulated, at least 1 where there is one.</param>
/// <param name="Slowness">By how much longer each of them takes; 1 without thinning.</param>
internal readonly record struct Thinning(int Servers, double Slowness)
{
    private const int Services = 10;

    /// <param name="servers">How many there are, not negative.</param>
    /// <param name="sampling">Part of the requests that is simulated, more than 0 and at most 1.</param>
    public static Thinning Of(double servers, double sampling)
    {
        double thinned = servers * sampling;
        int whole = servers <= 0 ? 0 : Math.Max(1, (int)Math.Round(thinned));
        return new Thinning(whole, whole > 0 ? whole / thinned : 1);
    }

    /// <summary>Places before a simulated server that make as long a queue as so many before a real one.</summary>
    public int PlacesOf(int places) => Math.Max(1, (int)Math.Round(places / Slowness));

    public long Stretch(long work) => Slowness == 1 ? work : (long)(work * Slowness);

    /// <summary>What a wait before the simulated servers is before the real ones.</summary>
    /// <param name="work">The stretched work of the request.</param>
    public long WaitOf(long wait, long work) =>
        Slowness <= 1 ? wait : Math.Max((long)(wait / Slowness), wait - (Services * work));
}
