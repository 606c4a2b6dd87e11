using Sharer.Stress;
using Sharer.Stress.HostStop;
using Sharer.Stress.Overload;

Dictionary<string, (Func<StressSettings, Task> Run, string What)> tests = new(StringComparer.Ordinal)
{
    ["overlap"] = (OverlapStress.RunAsync, "calls of all kinds on every dispatcher, with replacements: nothing may overlap"),
    ["ledger"] = (LedgerStress.RunAsync, "calls that are cancelled, time out, throw or are rejected: each ends once, as it was told"),
    ["simulate"] = (SimulateStress.RunAsync, "random workloads under schedules that the seed decides: each keeps the contract"),
    ["stop"] = (StopStress.RunAsync, "a stop with 10,000 calls in flight, in every way, also while the resource is replaced: each call is answered"),
    ["overload"] = (OverloadStress.RunAsync, "ten and a hundred times what the resource can do: the queue and the heap stay as they are, rejections are quick"),
    ["host-stop"] = (HostStopStress.RunAsync, "SIGTERM and SIGKILL of the service under load, 200 each: no acknowledged write is missing, no answer is owed"),
    ["host-kill"] = (HostStopStress.KillAsync, "SIGKILL of the service under full load, 200 times, with batches of up to 512: no acknowledged write is missing"),
    ["linear"] = (LinearStress.RunAsync, "histories of calls that are cancelled, late, thrown, interrupted: one order explains each"),
    ["faults"] = (FaultStress.RunAsync, "two faults in one run, at each two steps of what is done with a resource: the contract is kept"),
    ["hocon"] = (HoconStress.RunAsync, "100,000 texts, or as many as --rounds says: each is a configuration or a fault with its place, and soon"),
};

if (args is not [var name, .. var rest] || !tests.TryGetValue(name, out var test))
{
    Console.Error.WriteLine("usage: Sharer.Stress <name> [--minutes N | --rounds N] [--seed S] [--callers N] [--once]");
    foreach (var (known, (_, what)) in tests)
        Console.Error.WriteLine($"  {known,-10} {what}");
    return 2;
}

if (!StressSettings.TryRead(rest, out var settings, out var fault))
{
    Console.Error.WriteLine(fault);
    return 2;
}

Console.WriteLine($"{name}: {settings}");
try
{
    await test.Run(settings);
}
catch (Exception failure)
{
    Console.Error.WriteLine($"FAILED {name}: {settings}{Environment.NewLine}{failure}");
    return 1;
}
Console.WriteLine($"{name}: passed");
return 0;
