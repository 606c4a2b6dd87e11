using Sharer.Host.Tests.Running;

namespace Sharer.Host.Tests.Stopping;

public sealed class KillTests
{
    [Fact]
    public async Task Kill_InTheMiddleOfLoad_EveryAcknowledgedUserIsInTheFile()
    {
        using var folder = new TempFolder();
        var (host, client) = await HostProcess.StartReadyAsync(folder);
        await using var _ = host;
        var load = new Load(client);
        var running = load.RunAsync(clients: 32);
        await load.UntilAsync(500);
        host.Kill();
        await running;
        await host.WaitForExitAsync();

        Assert.Empty(load.Acknowledged.Except(folder.ReadStored()));
        Assert.Equal(load.Acknowledged.Count, load.Acknowledged.Distinct().Count());

        var (again, newClient) = await HostProcess.StartReadyAsync(folder);
        await using (again)
        {
            using var added = await newClient.AddAsync("After");
            Assert.True((await added.ReadUserAsync()).Id > load.Acknowledged.Max());
        }
    }
}
