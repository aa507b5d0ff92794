namespace Sim.Core.Kernel.Processes;

/// <summary>Ends with the first of several waits that tell nothing but their end.</summary>
internal sealed class AnyOf : FirstOf<int>, IRecyclable<AnyOf>
{
    AnyOf? IRecyclable<AnyOf>.NextFree { get; set; }

    public static Wait<int> Create(Simulation simulation, ReadOnlySpan<Wait> waits)
    {
        AnyOf any = Recycled<AnyOf>.Take();
        any.Prepare(simulation);
        for (int i = 0; i < waits.Length; i++)
        {
            any.Add<Branch>().Prepare(any, i, waits[i].Source, waits[i].Argument);
        }
        return new Wait<int>(simulation, any, any.Version);
    }

    protected override int ResultOf(int winner) => winner;

    protected override void Return() => Recycled<AnyOf>.Return(this);
}

/// <summary>Ends with the first of several waits that give something.</summary>
internal sealed class AnyOf<T> : FirstOf<(int Index, T? Value)>, IRecyclable<AnyOf<T>>
{
    AnyOf<T>? IRecyclable<AnyOf<T>>.NextFree { get; set; }

    public static Wait<(int Index, T? Value)> Create(Simulation simulation, ReadOnlySpan<Wait<T>> waits)
    {
        AnyOf<T> any = Recycled<AnyOf<T>>.Take();
        any.Prepare(simulation);
        for (int i = 0; i < waits.Length; i++)
        {
            any.Add<Branch<T>>().Prepare(any, i, waits[i]);
        }
        return new Wait<(int, T?)>(simulation, any, any.Version);
    }

    protected override (int Index, T? Value) ResultOf(int winner) => (winner, Get<Branch<T>>(winner).Result);

    protected override void Return() => Recycled<AnyOf<T>>.Return(this);
}

/// <summary>Ends with the first of one wait that gives something and one that does not, such as a delay.</summary>
internal sealed class AnyOfOr<T> : FirstOf<(int Index, T? Value)>, IRecyclable<AnyOfOr<T>>
{
    AnyOfOr<T>? IRecyclable<AnyOfOr<T>>.NextFree { get; set; }

    public static Wait<(int Index, T? Value)> Create(Simulation simulation, Wait<T> first, Wait second)
    {
        AnyOfOr<T> any = Recycled<AnyOfOr<T>>.Take();
        any.Prepare(simulation);
        any.Add<Branch<T>>().Prepare(any, 0, first);
        any.Add<Branch>().Prepare(any, 1, second.Source, second.Argument);
        return new Wait<(int, T?)>(simulation, any, any.Version);
    }

    protected override (int Index, T? Value) ResultOf(int winner) => (winner, Get<Branch<T>>(0).Result);

    protected override void Return() => Recycled<AnyOfOr<T>>.Return(this);
}

/// <summary>Ends with the first of two waits that give different things.</summary>
internal sealed class AnyOf<T1, T2> : FirstOf<(int Index, T1? First, T2? Second)>, IRecyclable<AnyOf<T1, T2>>
{
    AnyOf<T1, T2>? IRecyclable<AnyOf<T1, T2>>.NextFree { get; set; }

    public static Wait<(int Index, T1? First, T2? Second)> Create(
        Simulation simulation,
        Wait<T1> first,
        Wait<T2> second
    )
    {
        AnyOf<T1, T2> any = Recycled<AnyOf<T1, T2>>.Take();
        any.Prepare(simulation);
        any.Add<Branch<T1>>().Prepare(any, 0, first);
        any.Add<Branch<T2>>().Prepare(any, 1, second);
        return new Wait<(int, T1?, T2?)>(simulation, any, any.Version);
    }

    protected override (int Index, T1? First, T2? Second) ResultOf(int winner) =>
        (winner, Get<Branch<T1>>(0).Result, Get<Branch<T2>>(1).Result);

    protected override void Return() => Recycled<AnyOf<T1, T2>>.Return(this);
}
