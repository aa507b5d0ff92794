namespace Sim.Core.Traffic.Requests;

/// <summary>A request that a user is going to make.</summary>
/// <param name="At">Nanoseconds since the start of the run.</param>
/// <param name="Work">CPU time that it needs in a pod, nanoseconds.</param>
/// <param name="Group">Whose user.</param>
/// <param name="User">Which of them.</param>
internal readonly record struct Arrival(long At, long Work, int Group, int User);
