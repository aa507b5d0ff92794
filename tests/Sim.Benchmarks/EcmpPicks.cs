using Sim.Core.Routing.Balancing.Ecmp;

namespace Sim.Benchmarks;

/// <summary>New connections of many clients, each hashed and looked up in the tables of eight blades.</summary>
internal sealed class EcmpPicks
{
    private static readonly bool[] s_blades = [.. Enumerable.Repeat(true, 8)];

    private readonly EcmpTable[] _tables =
    [
        .. Enum.GetValues<EcmpHashKind>().Select(kind => EcmpTable.Of(kind, s_blades)),
    ];

    private long _sum;

    /// <summary>Every kind of table gets the same number of picks.</summary>
    public void Pick(int picks)
    {
        FlowKey key = new(FlowKey.NumberOf(0x0A00_0000), FlowKey.NumberOf(0xCB00_7101), 0, 443, FlowKey.Tcp);
        foreach (EcmpTable table in _tables)
        {
            for (int flow = 0; flow < picks / _tables.Length; flow++)
            {
                FlowKey next = key with { Source = key.Source + (uint)flow, SourcePort = (ushort)flow };
                _sum += table.Pick(next.Hash(1));
            }
        }
    }

    public override string ToString() => $"{_sum}";
}
