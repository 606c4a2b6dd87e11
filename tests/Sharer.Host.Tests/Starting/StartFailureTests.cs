using System.Net;
using System.Net.Sockets;
using Sharer.Host.Tests.Running;

namespace Sharer.Host.Tests.Starting;

public sealed class StartFailureTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("sharer { resources = [ 1, 2", "Sharer cannot start")]
    [InlineData("sharer.resources.users.capacity = ${no.such.value}", "akka.hocon")]
    [InlineData("sharer.resources.users.capacty = 12", "sharer.resources.users.capacty")]
    [InlineData("sharer.resource-defaults.call-timeout = soon", "sharer.resource-defaults.call-timeout")]
    [InlineData("sharer.resources.users.capacity = -1", "sharer.resources.users.capacity")]
    [InlineData("sharer.resources.users.when-full = explode", "sharer.resources.users.when-full")]
    [InlineData("sharer.resources.users.dispatcher = no-such-dispatcher", "no-such-dispatcher")]
    public async Task Start_HoconFault_FailsWithOneMessageThatNamesIt(string hocon, string thing)
    {
        await File.WriteAllTextAsync(_folder["akka.hocon"], hocon);
        await FailsAsync(thing, "--urls=http://127.0.0.1:0");
    }

    [Theory]
    [InlineData("--Sharer:Database:Provider=Oracle", "Sharer:Database:Provider")]
    [InlineData("--Sharer:Database:Pth=x", "Sharer:Database:Pth")]
    [InlineData("--Sharer:Database:Path=", "Sharer:Database:Path")]
    [InlineData("--Sharer:Database:BusyTimeout=fast", "Sharer:Database:BusyTimeout")]
    [InlineData("--Sharer:Database:MaxPages=-1", "Sharer:Database:MaxPages")]
    [InlineData("--Sharer:ApiKeys:0=secret", "Sharer:ApiKeys:0")]
    [InlineData("--Sharer:Hocon=no-such.hocon", "no-such.hocon")]
    [InlineData("--Serilog:MinimumLevel:Default=Loud", "Loud")]
    [InlineData("--urls=nonsense", "nonsense")]
    public Task Start_SettingFault_FailsWithOneMessageThatNamesIt(string argument, string thing) =>
        FailsAsync(thing, argument.StartsWith("--urls", StringComparison.Ordinal) ? [argument] : ["--urls=http://127.0.0.1:0", argument]);

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://*:5080")]
    [InlineData("http://127.0.0.1:0;http://0.0.0.0:0")]
    public Task Start_NotLoopbackAndNoKeys_Refuses(string urls) => FailsAsync("Sharer:ApiKeys", $"--urls={urls}");

    [Fact]
    public async Task Start_PortIsInUse_FailsWithOneMessageThatNamesIt()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        await FailsAsync(address, $"--urls={address}");
    }

    [Fact]
    public async Task Start_SettingsFileIsBroken_FailsWithOneMessageThatNamesIt()
    {
        await File.WriteAllTextAsync(_folder["appsettings.json"], """{ "Sharer": { """);
        await FailsAsync("appsettings.json", "--urls=http://127.0.0.1:0");
    }

    [Fact]
    public async Task Start_DatabaseCannotBeOpened_StartsAllTheSame()
    {
        Directory.CreateDirectory(_folder.Database);
        var (host, client) = await HostProcess.StartReadyAsync(_folder);
        await using (host)
        {
            using var ready = await client.GetAsync("/health/ready");
            await ready.ReadProblemAsync(HttpStatusCode.ServiceUnavailable);
            host.Terminate();
            Assert.Equal(0, await host.WaitForExitAsync());
        }
    }

    private async Task FailsAsync(string thing, params string[] arguments)
    {
        await using var host = HostProcess.Start(_folder, arguments);
        var code = await host.WaitForExitAsync();
        var said = host.Errors.Concat(host.Output).ToArray();
        var all = string.Join('\n', said);
        Assert.True(code == 1, $"Exit code {code}: {all}");
        Assert.True(said.Count(line => line.Contains(thing, StringComparison.Ordinal)) == 1, all);
        Assert.Contains("Sharer cannot start: ", Assert.Single(host.Errors), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", all, StringComparison.Ordinal);
    }
}
