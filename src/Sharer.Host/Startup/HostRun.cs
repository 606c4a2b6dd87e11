namespace Sharer.Host.Startup;

/// <summary>The life of the process: 0 after an orderly end, 1 when the host could not start or broke.</summary>
internal static class HostRun
{
    public static async Task<int> RunAsync(string[] args)
    {
        WebApplication app;
        try
        {
            app = SharerHost.Build(args);
        }
        catch (Exception failure) when (failure is not HostAbortedException)
        {
            // There is no log yet.
            await Console.Error.WriteLineAsync($"Sharer cannot start: {StartFailure.Explain(failure) ?? failure.ToString()}");
            return 1;
        }

        await using (app)
            return await RunAsync(app);
    }

    private static async Task<int> RunAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception failure) when (StartFailure.Explain(failure) is { } message)
        {
            app.Logger.LogCritical("Sharer cannot start: {Reason}", message);
            return 1;
        }
        catch (Exception failure)
        {
            app.Logger.LogCritical(failure, "Sharer cannot start");
            return 1;
        }

        try
        {
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception failure)
        {
            app.Logger.LogCritical(failure, "Sharer did not stop as it should");
            return 1;
        }
    }
}
