using System.Globalization;

namespace Sim.Core.Scaling;

/// <summary>Thousandths in the notation of Kubernetes quantities: <c>1500m</c>, or <c>2</c> when whole.</summary>
internal static class MilliText
{
    public static string Format(long milli) =>
        milli % 1000 == 0
            ? (milli / 1000).ToString(CultureInfo.InvariantCulture)
            : milli.ToString(CultureInfo.InvariantCulture) + "m";
}
