using Sim.Runner;

return SimTool.Run(args, Streams.OfProcess());
