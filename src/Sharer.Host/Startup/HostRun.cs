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
        catch (Exception failure) when (StartFailure.Explain(failure) is { } message)
        {
            await Console.Error.WriteLineAsync("Sharer cannot start: " + message);
            return 1;
        }

        await using (app)
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
            catch (Exception failure) when (failure is not HostAbortedException)
            {
                app.Logger.LogCritical(failure, "Sharer cannot start");
                return 1;
            }

            await app.WaitForShutdownAsync();
        }

        return 0;
    }
}
