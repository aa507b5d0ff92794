namespace Sim.Core.Traffic.Requests;

/// <summary>A request in flight: what it is, where it is, and how far it has come. Times are nanoseconds.</summary>
internal struct Attempt
{
    /// <summary>When its user made the request.</summary>
    public long Made;

    /// <summary>When the present attempt began.</summary>
    public long Began;

    /// <summary>When it reached the endpoint.</summary>
    public long Arrived;

    /// <summary>When it was sent to its pod.</summary>
    public long Forwarded;

    /// <summary>CPU time that it needs in a pod.</summary>
    public long Work;

    /// <summary>Its round trip to where its connection ends.</summary>
    public long RoundTrip;

    /// <summary>The round trip from there to the pod.</summary>
    public long Behind;

    /// <summary>What a fault adds to each round trip.</summary>
    public long Delay;

    /// <summary>Of its connection.</summary>
    public ulong Flow;

    /// <summary>Addresses that it has tried, one bit each.</summary>
    public ulong Tried;

    public int Group;
    public int User;

    /// <summary>The connection of its user when it began.</summary>
    public uint Generation;

    /// <summary>Where it is answered; -1: not known.</summary>
    public int Endpoint;

    public int Pod;

    /// <summary>Which use of the pod's number.</summary>
    public int PodGeneration;

    public ushort Blade;
    public ushort Worker;

    /// <summary>Which configuration of pods its worker had when it chose the pod.</summary>
    public ushort Epoch;
    public byte Column;

    /// <summary>Attempts before this one.</summary>
    public byte Number;

    /// <summary>Whether its packets come to a site that does not know its connection.</summary>
    public bool IsAstray;

    /// <summary>Whether it is on a connection that it has opened itself.</summary>
    public bool IsFresh;

    /// <summary>Whether a data store lets it down.</summary>
    public bool FailsInStore;

    public Stage Stage;

    /// <summary>From the pod to the user.</summary>
    public readonly long HalfWayBack => (Behind / 2) + (RoundTrip / 2);
}
