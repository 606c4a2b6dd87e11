using Sharer.Host.Startup;

return await HostRun.RunAsync(args);
