using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import;

/// <summary>
/// Where a part of a document was written. All places are equal, so documents are compared by what they say.
/// </summary>
internal readonly struct Place(Location at) : IEquatable<Place>
{
    public Location At { get; } = at;

    public bool Equals(Place other) => true;

    public override bool Equals(object? obj) => obj is Place;

    public override int GetHashCode() => 0;

    public override string ToString() => "";
}
