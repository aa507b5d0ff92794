namespace Sim.Core.Routing.Balancing.Announcements;

/// <summary>The states of ExaBGP's health check process.</summary>
public enum ExaBgpHealthState
{
    /// <summary>Nothing is known yet, and nothing has been announced.</summary>
    Init,

    /// <summary>Checks have begun to succeed; the last announcement stands.</summary>
    Rising,

    Up,

    /// <summary>Checks have begun to fail; the last announcement stands.</summary>
    Falling,

    Down,

    /// <summary>The file of <c>--disable</c> is there.</summary>
    Disabled,
}
