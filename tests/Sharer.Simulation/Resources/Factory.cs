using Sharer.Simulation.Histories;
using Sharer.Simulation.Worlds;

namespace Sharer.Simulation.Resources;

/// <summary>Makes the instances of a <see cref="ScriptedResource"/>, or fails to, as its temper says.</summary>
internal sealed class Factory(World world, Temper temper)
{
    private int _failures;

    public ValueTask<ScriptedResource> CreateAsync(CancellationToken ending) => world.WorkAsync(CreateAsync);

    private async ValueTask<ScriptedResource> CreateAsync()
    {
        world.History.Add(EventKind.CreationBegan);
        if (temper.CreatesAsynchronously)
            await world.PauseAsync("the creation");
        else
            world.Pause("creates");
        if (_failures++ < temper.CreationFailures)
        {
            world.History.Add(EventKind.CreationFailed);
            throw new CreationException(_failures);
        }

        _failures = 0;
        ScriptedResource made = temper.DisposesAsynchronously ? new AsyncDisposableResource(world, temper) : new DisposableResource(world, temper);
        world.History.Add(EventKind.Created, instance: made);
        return made;
    }
}

/// <summary>What a factory throws.</summary>
internal sealed class CreationException(int number) : Exception($"attempt {number} fails");
