using Sim.Core.Kernel.Processes;
using Sim.Core.Kernel.Resources;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Tests.Kernel.Processes;

namespace Sim.Core.Tests.Kernel.Resources;

/// <summary>
/// What holds whatever processes do: here they draw at random what to ask for, how long to wait for it, and whom to
/// interrupt. Times are a few nanoseconds, so that many things happen at one instant.
/// </summary>
[TestFixture]
public sealed class ResourceLaws
{
    [Law(MaxTest = 200)]
    public bool A_server_never_grants_more_than_its_units_and_gets_all_of_them_back(ulong seed)
    {
        var crowd = new Crowd(seed);
        int units = 1 + crowd.Random.NextInt32(3);
        Server server = seed % 2 == 0 ? new Server(crowd.Sim, units) : new PriorityServer(crowd.Sim, units);
        int held = 0;
        int most = 0;
        async Process Use()
        {
            Wait<Lease> acquire = server is PriorityServer prioritized
                ? prioritized.Acquire(crowd.Random.NextInt32(3))
                : server.Acquire();
            using Lease lease = await crowd.WithPatience(acquire);
            if (!lease.IsHeld)
            {
                return;
            }
            held++;
            most = Math.Max(most, held);
            try
            {
                await crowd.Pause();
            }
            finally
            {
                held--;
            }
        }
        bool agrees = true;
        crowd.Run(Use, () => agrees &= server.InUse <= units && held <= server.InUse);
        return agrees && most <= units && held == 0 && server.InUse == 0 && server.QueueLength == 0;
    }

    [Law(MaxTest = 200)]
    public bool A_store_neither_loses_nor_repeats_items(ulong seed)
    {
        var crowd = new Crowd(seed);
        var store = new Store<int>(crowd.Sim, 1 + crowd.Random.NextInt32(3));
        int next = 0;
        List<int> put = [];
        List<int> got = [];
        async Process Use()
        {
            if (crowd.Random.NextInt32(2) == 0)
            {
                int item = next++;
                if (await crowd.Sim.Any(store.Put(item), crowd.Patience()) == 0)
                {
                    put.Add(item);
                }
            }
            else
            {
                (int first, int item) = await crowd.Sim.Any(store.Get(), crowd.Patience());
                if (first == 0)
                {
                    got.Add(item);
                }
            }
        }
        bool agrees = true;
        crowd.Run(Use, () => agrees &= store.Count <= store.Capacity);
        while (store.TryGet(out int item))
        {
            got.Add(item);
        }
        return agrees
            && store.GetQueueLength == 0
            && store.PutQueueLength == 0
            && got.Order().SequenceEqual(put.Order());
    }

    [Law(MaxTest = 200)]
    public bool A_store_keeps_the_order_of_the_items_whoever_gives_up(ulong seed)
    {
        var crowd = new Crowd(seed);
        var store = new Store<int>(crowd.Sim, 1 + crowd.Random.NextInt32(3));
        int next = 0;
        List<int> got = [];
        async Process Use() => await crowd.Sim.Any(store.Put(next++), crowd.Patience());
        async Process Taker()
        {
            while (true)
            {
                got.Add(await store.Get());
                await crowd.Pause();
            }
        }
        ProcessHandle taker = crowd.Sim.Start(Taker());
        async Process EndTaker()
        {
            await crowd.Sim.Delay(new SimDuration(5_000));
            taker.Cancel();
        }
        crowd.Sim.Start(EndTaker());
        crowd.Run(Use, () => { });
        return got.Count > 0 && got.SequenceEqual(got.Order()) && store.Count == 0;
    }

    [Law(MaxTest = 200)]
    public bool A_container_holds_what_was_put_in_and_not_taken_out(ulong seed)
    {
        var crowd = new Crowd(seed);
        var tank = new Container(crowd.Sim, capacity: 6, level: 3);
        long balance = 3;
        async Process Use()
        {
            int amount = 1 + crowd.Random.NextInt32(6);
            if (crowd.Random.NextInt32(2) == 0)
            {
                int first = await crowd.Sim.Any(tank.Put(amount), crowd.Patience());
                balance += first == 0 ? amount : 0;
            }
            else
            {
                (_, long got) = await crowd.Sim.Any(tank.Get(amount), crowd.Patience());
                balance -= got;
            }
        }
        bool agrees = true;
        crowd.Run(Use, () => agrees &= tank.Level >= 0 && tank.Level <= tank.Capacity);
        return agrees && tank.Level == balance && tank.GetQueueLength == 0 && tank.PutQueueLength == 0;
    }

    [Law(MaxTest = 50)]
    public bool The_same_processes_do_the_same_again(ulong seed)
    {
        string[] Trace()
        {
            var crowd = new Crowd(seed);
            var server = new Server(crowd.Sim, 2);
            var store = new Store<int>(crowd.Sim, 2);
            List<string> trace = [];
            async Process Use()
            {
                string name = crowd.Sim.Current!.Value.Name;
                using Lease lease = await crowd.WithPatience(server.Acquire());
                trace.Add($"{crowd.Sim.Now} {name} {lease.IsHeld}");
                await crowd.Pause();
                await crowd.Sim.Any(store.Put(trace.Count), crowd.Patience());
                (int first, int item) = await crowd.Sim.Any(store.Get(), crowd.Patience());
                trace.Add($"{crowd.Sim.Now} {name} {first} {item}");
            }
            crowd.Run(Use, () => trace.Add($"{crowd.Sim.Now} {server.InUse} {server.QueueLength} {store.Count}"));
            return [.. trace];
        }
        return Trace().SequenceEqual(Trace());
    }

    /// <summary>Thirty processes that do the same things at random times, and one that interrupts them.</summary>
    private sealed class Crowd(ulong seed)
    {
        private const int Size = 30;

        private readonly Timeline _timeline = new();
        private readonly List<ProcessHandle> _processes = [];

        public RandomStream Random { get; } = new(seed);

        public Simulation Sim => _timeline.Sim;

        public Wait Pause() => Sim.Delay(new SimDuration(Random.NextInt32(4)));

        /// <summary>Ends with what the others do often, and after the last of them always.</summary>
        public Wait Patience() => Sim.Delay(new SimDuration(Random.NextInt32(2) == 0 ? 2 : 1_000));

        public async Process<Lease> WithPatience(Wait<Lease> acquire)
        {
            (_, Lease lease) = await Sim.Any(acquire, Patience());
            return lease;
        }

        public void Run(Func<Process> use, Action check)
        {
            for (int i = 0; i < Size; i++)
            {
                _processes.Add(Sim.Start(Member(use), $"{i}"));
            }
            Sim.Start(Disturber());
            Sim.Start(Checker(check));
            _timeline.RunUntil(1);
            Assert.That(Sim.AliveCount, Is.Zero);
        }

        private async Process Member(Func<Process> use)
        {
            for (int i = 0; i < 5; i++)
            {
                try
                {
                    await Pause();
                    await use();
                }
                catch (InterruptException)
                {
                    // It tries something else.
                }
            }
        }

        private async Process Disturber()
        {
            for (int i = 0; i < 20; i++)
            {
                await Pause();
                _processes[Random.NextInt32(Size)].Interrupt();
            }
        }

        private async Process Checker(Action check)
        {
            for (int i = 0; i < 50; i++)
            {
                check();
                await Sim.Delay(new SimDuration(1));
            }
        }
    }
}
