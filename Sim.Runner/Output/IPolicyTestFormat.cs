namespace Sim.Runner.Output;

/// <summary>A way to write the results of policy tests.</summary>
internal interface IPolicyTestFormat
{
    void Write(IReadOnlyList<PolicyTestSuite> suites, TextWriter output);
}
