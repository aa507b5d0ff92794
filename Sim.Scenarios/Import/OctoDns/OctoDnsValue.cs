using Sim.Core.Routing.Dns;

namespace Sim.Scenarios.Import.OctoDns;

/// <summary>One value: the texts of its fields in the order of <see cref="OctoDnsType.Fields"/>.</summary>
/// <remarks>A type without fields has one text.</remarks>
internal sealed record OctoDnsValue(Place At, ValueList<string> Texts)
{
    public string Text => Texts[0];
}
