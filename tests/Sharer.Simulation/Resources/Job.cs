namespace Sharer.Simulation.Resources;

/// <summary>How a job ends if nothing ends it before.</summary>
internal enum JobEnd
{
    Return,
    Throw,

    /// <summary>By an exception after which the resource has to be replaced.</summary>
    Break,
}

/// <summary>What one call does with a <see cref="ScriptedResource"/>.</summary>
/// <param name="Number">What it returns; no two jobs of a history have the same.</param>
/// <param name="Pauses">How often others may go on in its midst.</param>
/// <param name="Takes">How long it takes; none if null.</param>
/// <param name="End">How it ends.</param>
/// <param name="Heeds">Whether it ends at once when it is interrupted.</param>
/// <param name="CallsItself">Whether it calls its own resource.</param>
internal sealed record Job(
    int Number, int Pauses = 1, TimeSpan? Takes = null, JobEnd End = JobEnd.Return, bool Heeds = true, bool CallsItself = false)
{
    public override string ToString() =>
        $"job {Number}{(Takes is { } time ? $" of {time.TotalMilliseconds:0} ms" : "")}{(End == JobEnd.Return ? "" : $", {End}")}{(Heeds ? "" : ", heedless")}{(CallsItself ? ", calls itself" : "")}";
}

/// <summary>What a job throws.</summary>
internal class JobException(Job job) : Exception(job.ToString());

/// <summary>What a job throws that leaves the resource broken.</summary>
internal sealed class BrokenException(Job job) : JobException(job);

/// <summary>What an interrupted job throws.</summary>
internal sealed class InterruptedException(Job job) : JobException(job);
