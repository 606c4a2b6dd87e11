using System.Collections.Concurrent;
using System.Diagnostics;
using Sharer.Mutants;

HashSet<string> only = new(StringComparer.Ordinal);
var jobs = 1;
for (var i = 0; i < args.Length; i += 2)
{
    var value = i + 1 < args.Length ? args[i + 1] : "";
    var understood = args[i] switch
    {
        "--only" => only.Add(value),
        "--jobs" => int.TryParse(value, out jobs) && jobs is > 0 and <= 64,
        _ => false,
    };
    if (!understood)
    {
        Console.Error.WriteLine("usage: Sharer.Mutants [--only ID]... [--jobs 1]");
        return 2;
    }
}

var root = Directory.GetCurrentDirectory();
while (!File.Exists(Path.Combine(root, "Sharer.sln")))
    root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("It runs from within the repository.");

var all = Mutant.ReadAll(root);
if (only.FirstOrDefault(id => all.All(mutant => mutant.Id != id)) is { } unknown)
{
    Console.Error.WriteLine($"There is no mutant '{unknown}'.");
    return 2;
}

Mutant[] chosen = [.. all.Where(mutant => only.Count == 0 || only.Contains(mutant.Id))];
TestName[] tests = only.Count == 0 ? [] : [.. chosen.SelectMany(static mutant => mutant.CaughtBy)];
var clock = Stopwatch.StartNew();
ConcurrentDictionary<string, Outcome> outcomes = new(StringComparer.Ordinal);
ConcurrentBag<Workspace> workspaces = [];
try
{
    // One after the other, so that they do not fail for want of processors.
    for (var i = 0; i < jobs; i++)
        workspaces.Add(Workspace.Create(root, tests));
    Console.Error.WriteLine($"Without a bug all passes ({clock.Elapsed.TotalSeconds:0} s). {chosen.Length} bugs follow.");

    Parallel.ForEach(Partitioner.Create(chosen, EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { MaxDegreeOfParallelism = jobs }, mutant =>
    {
        if (!workspaces.TryTake(out var workspace))
            throw new InvalidOperationException("There are as many copies as jobs.");
        try
        {
            var outcome = outcomes[mutant.Id] = workspace.Try(mutant);
            Console.Error.WriteLine($"{clock.Elapsed.TotalSeconds,5:0} s  {mutant.Id}: {outcome.Fate} {outcome.Detail}");
        }
        finally
        {
            workspaces.Add(workspace);
        }
    });
}
finally
{
    foreach (var workspace in workspaces)
        workspace.Dispose();
}

Console.WriteLine("| bug | breaks | what it does | caught by |");
Console.WriteLine("|---|---|---|---|");
foreach (var mutant in chosen)
    Console.WriteLine(outcomes[mutant.Id]);
var caught = outcomes.Values.Count(static outcome => outcome.IsCaught);
Console.WriteLine();
Console.WriteLine($"{caught} of {chosen.Length} caught, in {clock.Elapsed.TotalMinutes:0} minutes");
return caught == chosen.Length ? 0 : 1;
