using Sim.Core.Quantities;

namespace Sim.Core.Routing.Dns;

/// <summary>The exact distribution of answers to one question from one client.</summary>
/// <param name="Ttl">The least TTL of the shares; how long "no" may be cached when there are none.</param>
/// <param name="Shares">Sum to 1; deterministic order; empty unless the code is
/// <see cref="DnsResponseCode.NoError"/>.</param>
public sealed record DnsAnswer(DnsResponseCode Code, SimDuration Ttl, IReadOnlyList<AnswerShare> Shares);
