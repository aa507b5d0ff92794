using Sim.Core.Quantities;

namespace Sim.Scenarios.World;

/// <summary>How one client's request travels at one moment, step by step.</summary>
/// <param name="Client">Who asks.</param>
/// <param name="At">When.</param>
/// <param name="Steps">In the order in which a request meets them; the last says how it ends when not all attempts are
/// answered.</param>
/// <param name="Parts">Mean time of each part on an open and on a new connection, of what is answered; empty when
/// nothing is.</param>
/// <param name="Fate">What becomes of attempts on the way.</param>
public sealed record Journey(
    string Client,
    SimTime At,
    IReadOnlyList<JourneyStep> Steps,
    IReadOnlyList<JourneyPart> Parts,
    JourneyFate Fate
);

/// <summary>One station of a journey.</summary>
/// <param name="Title">What decides or serves here: name, route, blade.</param>
/// <param name="Outcome">What comes out of it.</param>
/// <param name="Details">Why, a line each; may be indented.</param>
public sealed record JourneyStep(string Title, string Outcome, IReadOnlyList<string> Details);

/// <summary>The milliseconds that one part adds.</summary>
/// <param name="Name">DNS, connect, TLS, request, endpoint, stores, where there are some, transfer; faults, where they
/// delay.</param>
/// <param name="Open">On an open connection.</param>
/// <param name="Fresh">On a new connection.</param>
public sealed record JourneyPart(string Name, SimDuration Open, SimDuration Fresh);
