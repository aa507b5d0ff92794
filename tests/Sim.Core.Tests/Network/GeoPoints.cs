using FsCheck;
using FsCheck.Fluent;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Network;

/// <summary>Points anywhere on the earth, poles and the date line included.</summary>
public static class GeoPoints
{
    public static Arbitrary<GeoPoint> Anywhere() =>
        Gen.Choose(-900, 900)
            .SelectMany(latitude =>
                Gen.Choose(-1800, 1800).Select(longitude => new GeoPoint(latitude / 10.0, longitude / 10.0))
            )
            .ToArbitrary();
}
