namespace Sim.Conformance.RealNginx;

/// <summary>What a request meets at a server.</summary>
internal enum ServerMood
{
    /// <summary>200.</summary>
    Answers,

    /// <summary>500.</summary>
    Fails,

    /// <summary>The connection is closed without an answer.</summary>
    Closes,

    /// <summary>200, when it is released.</summary>
    Waits,
}
