using Sharer.Benchmarks;

return CommandLine.Run(args);
