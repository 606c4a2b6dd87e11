using Sharer.Simulation.Histories;
using Sharer.Simulation.Worlds;

namespace Sharer.Simulation.Resources;

/// <summary>A shared <see cref="ScriptedResource"/>, and what can be done to it.</summary>
internal static class Sharing
{
    /// <summary>Shares one with hooks that the history remembers; <paramref name="configure"/> may take them away again.</summary>
    public static SharedRef<ScriptedResource> ShareScripted(
        this World world, Temper? temper = null, Action<ShareOptions<ScriptedResource>>? configure = null, bool directly = false)
    {
        temper ??= new Temper();
        var (resets, probes) = (0, 0);
        return directly
            ? world.ShareDirectly(new Factory(world, temper).CreateAsync, Configure)
            : world.Share(new Factory(world, temper).CreateAsync, Configure);

        void Configure(ShareOptions<ScriptedResource> options)
        {
            options.CallTimeout = Timeout.InfiniteTimeSpan;
            options.DrainTimeout = TimeSpan.FromMilliseconds(200);
            options.InterruptGrace = TimeSpan.FromMilliseconds(50);
            options.Restart = new RestartOptions { MinBackoff = TimeSpan.FromMilliseconds(10), MaxBackoff = TimeSpan.FromMilliseconds(40) };
            options.IsBroken = static e => e is BrokenException;
            options.Interrupt = static resource => resource.Interrupt();
            options.Reset = resource => resource.Reset(++resets);
            options.Probe = resource => resource.Probe(++probes);
            options.ProbeInterval = TimeSpan.FromMilliseconds(60);
            configure?.Invoke(options);
        }
    }

    public static Task<CallRecord> DoAsync(this Caller caller, SharedRef<ScriptedResource> shared, Job job, CallTerms? terms = null) =>
        caller.AskAsync(shared, $"{job}", resource => resource.Do(job), terms);

    public static Task<CallRecord> HoldAsync(this Caller caller, SharedRef<ScriptedResource> shared, Job job, CallTerms? terms = null) =>
        caller.UseAsync(shared, $"{job}", (resource, token) => resource.DoAsync(job, token), terms);

    public static CallRecord Tell(this Caller caller, SharedRef<ScriptedResource> shared, Job job, CallTerms? terms = null) =>
        caller.Tell(shared, $"{job}", resource => resource.Do(job), terms);

    public static Task<CallRecord> SendAsync(this Caller caller, SharedRef<ScriptedResource> shared, Job job) =>
        caller.SendAsync(shared, $"{job}", resource => resource.Do(job));
}
