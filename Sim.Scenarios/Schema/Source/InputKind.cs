namespace Sim.Scenarios.Schema.Source;

/// <summary>What a path leads to.</summary>
public enum InputKind
{
    Missing,
    File,
    Directory,
}
