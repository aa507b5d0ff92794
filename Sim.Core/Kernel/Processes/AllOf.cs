namespace Sim.Core.Kernel.Processes;

/// <summary>A combination that ends when each of its branches has ended, or with the first that fails.</summary>
internal sealed class AllOf : Combination, IRecyclable<AllOf>
{
    private int _remaining;

    AllOf? IRecyclable<AllOf>.NextFree { get; set; }

    protected override bool IsDecided => _remaining == 0;

    protected override bool EndsWithOne => false;

    protected override bool HasResult => false;

    public static Wait Create(Simulation simulation, ReadOnlySpan<Wait> waits)
    {
        AllOf all = Recycled<AllOf>.Take();
        all.Prepare(simulation);
        all._remaining = waits.Length;
        for (int i = 0; i < waits.Length; i++)
        {
            all.Add<Branch>().Prepare(all, i, waits[i].Source, waits[i].Argument);
        }
        return new Wait(simulation, all, all.Version);
    }

    protected override void Note(int index) => _remaining--;

    protected override void Reset() { }

    protected override void Return() => Recycled<AllOf>.Return(this);
}
