namespace Sim.Core.Routing.Dns.Changes;

/// <summary>Why a change cannot be made.</summary>
/// <param name="ChangeIndex">Its position in the batch, from which importers know file, line and column.</param>
/// <param name="Message">One sentence; says what the zone has instead.</param>
public sealed record ChangeRefusal(int ChangeIndex, string Message);
