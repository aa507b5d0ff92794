using BenchmarkDotNet.Running;
using Sim.Benchmarks;
using Sim.Benchmarks.Quick;

// quick [key...]   one line of JSON: thread CPU time per operation, for comparing revisions in seconds
// anything else    BenchmarkDotNet: --list flat, --filter '*Hold*'
if (args is ["quick", .. string[] keys])
{
    return QuickRun.Print(keys);
}
BenchmarkSwitcher.FromAssembly(typeof(HoldBenchmarks).Assembly).Run(args);
return 0;
