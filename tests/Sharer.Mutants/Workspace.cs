using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Sharer.Mutants;

/// <summary>A copy of the repository in which bugs are planted, one at a time.</summary>
internal sealed partial class Workspace : IDisposable
{
    private static readonly TimeSpan BuildLimit = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan NamedLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan AllLimit = TimeSpan.FromMinutes(4);

    /// <summary>The projects whose tests run against the library, the likeliest first.</summary>
    private static readonly string[] Projects =
        ["Sharer.Actors.Tests", "Sharer.Simulation.Tests", "Sharer.AspNetCore.Tests", "Sharer.Host.Tests"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sharer-mutants-");
    private readonly string[] _projects;

    private Workspace(string root)
    {
        foreach (var name in Run(root, TimeSpan.FromMinutes(1), "git", "ls-files", "--cached", "--others", "--exclude-standard").Output.Split('\n'))
        {
            var source = Path.Combine(root, name);
            if (name.Length == 0 || !File.Exists(source))
                continue;
            var copy = Path.Combine(_folder.FullName, name);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(source, copy);
        }
        _projects = [.. Projects.Where(project => Directory.Exists(Path.Combine(_folder.FullName, "tests", project)))];
    }

    /// <summary>Copies the repository and checks that without a bug everything passes.</summary>
    /// <param name="root">The root of the repository.</param>
    /// <param name="tests">The tests to check; none for all.</param>
    public static Workspace Create(string root, IReadOnlyList<TestName> tests)
    {
        var workspace = new Workspace(root);
        try
        {
            foreach (var project in workspace._projects)
            {
                if (workspace.Dotnet(BuildLimit, "restore", Tests(project)) is { Code: not 0 } restore)
                    throw new InvalidOperationException($"The repository does not restore:\n{restore.Output}");
            }
            if (workspace.TryBuild(workspace._projects) is { } fault)
                throw new InvalidOperationException($"The repository does not build:\n{fault}");
            var failure = tests.Count > 0 ? workspace.FindFailure(tests) : workspace.FindFailure();
            return failure is null ? workspace : throw new InvalidOperationException($"Without a bug a test fails: {failure}");
        }
        catch
        {
            workspace.Dispose();
            throw;
        }
    }

    public Outcome Try(Mutant mutant)
    {
        var path = Path.Combine(_folder.FullName, mutant.File);
        var source = File.ReadAllText(path);
        try
        {
            File.WriteAllText(path, mutant.Plant(source));
            if (TryBuildFor(mutant) is { } fault)
                return new Outcome(mutant, Fate.DoesNotBuild, fault);
            if (FindFailure(mutant.CaughtBy) is { } named)
                return new Outcome(mutant, Fate.Caught, named);
            if (TryBuild(_projects) is { } later)
                return new Outcome(mutant, Fate.DoesNotBuild, later);
            return FindFailure() is { } other ? new Outcome(mutant, Fate.CaughtByAnother, other) : new Outcome(mutant, Fate.Survived, "");
        }
        finally
        {
            File.WriteAllText(path, source);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Tests(string project) => Path.Combine("tests", project);

    private static string Bin(string folder) => Path.Combine(folder, "bin", "Release", "net10.0");

    /// <summary>What the tests need that are named for a bug: as a rule its own assembly, put beside the tests.</summary>
    private string? TryBuildFor(Mutant mutant)
    {
        if (mutant.CaughtBy.Any(static test => test.Project != Projects[0]))
            return TryBuild([.. mutant.CaughtBy.Select(static test => test.Project).Distinct()]);
        var project = string.Join('/', mutant.File.Split('/')[..2]);
        if (TryBuildOne(project, "--no-dependencies") is { } fault)
            return fault;
        var assembly = $"{project.Split('/')[1]}.dll";
        File.Copy(
            Path.Combine(_folder.FullName, Bin(project), assembly), Path.Combine(_folder.FullName, Bin(Tests(Projects[0])), assembly), overwrite: true);
        return null;
    }

    private string? TryBuild(IReadOnlyList<string> projects) =>
        projects.Select(project => TryBuildOne(Tests(project))).FirstOrDefault(static fault => fault is not null);

    private string? TryBuildOne(string project, params string[] how)
    {
        // A planted bug may leave a parameter unused; that is not what is asked here.
        var build = Dotnet(
            BuildLimit, ["build", project, "-c", "Release", "--no-restore", "-m:1", "-v", "q", "--nologo",
                "-p:TreatWarningsAsErrors=false", "-p:RunAnalyzers=false", "-p:EnforceCodeStyleInBuild=false", .. how]);
        return build.Code == 0 ? null : build.Output;
    }

    private string? FindFailure(IReadOnlyList<TestName> tests) => tests.GroupBy(static test => test.Project)
        .Select(group => FindFailure(group.Key, NamedLimit, "--filter", string.Join('|', group.Select(static test => $"FullyQualifiedName~{test.Part}"))))
        .FirstOrDefault(static failure => failure is not null);

    // All but the test that compares the list with the source, in which there is a bug now.
    private string? FindFailure() => _projects.Select(project => FindFailure(project, AllLimit, "--filter", "FullyQualifiedName!~MutantListTests"))
        .FirstOrDefault(static failure => failure is not null);

    private string? FindFailure(string project, TimeSpan limit, params string[] filter)
    {
        var run = Dotnet(
            limit, ["test", Path.Combine(Bin(Tests(project)), $"{project}.dll"), "--nologo", .. filter, "--", "xUnit.StopOnFail=true"]);
        if (run.Code == 0)
            return null;
        if (run.Code is null)
            return "(hangs)";
        return Failed().Match(run.Output) is { Success: true } failed ? Short(failed.Groups["test"].Value) : $"(the test host ends: {Crash().Match(run.Output).Value})";
    }

    private static string Short(string test) => test.Split('(')[0].Split('.') is [.., var type, var method] ? $"{type}.{method}" : test;

    private (int? Code, string Output) Dotnet(TimeSpan limit, params string[] arguments) => Run(_folder.FullName, limit, "dotnet", arguments);

    /// <returns>No code when it did not end in time.</returns>
    private static (int? Code, string Output) Run(string folder, TimeSpan limit, string program, params string[] arguments)
    {
        var output = new StringBuilder();
        using var process = new Process { StartInfo = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true } };
        process.StartInfo.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        process.StartInfo.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        // A build server that the program leaves behind may hold its output open, so its end is not waited for without limit.
        var open = new CountdownEvent(2);
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var ended = process.WaitForExit(limit);
        if (!ended)
            process.Kill(entireProcessTree: true);
        open.Wait(TimeSpan.FromSeconds(10));
        process.CancelOutputRead();
        process.CancelErrorRead();
        return (ended ? process.ExitCode : null, Text());

        void Add(string? line)
        {
            if (line is null)
            {
                open.Signal();
                return;
            }
            lock (output)
                output.Append(line).Append('\n');
        }

        string Text()
        {
            lock (output)
                return output.ToString();
        }
    }

    [GeneratedRegex(@"System\.\w+Exception|Stack overflow")]
    private static partial Regex Crash();

    [GeneratedRegex(@"^\s*(?:\[xUnit\.net [^\]]*\]\s+(?<test>.+?) \[FAIL\]|Failed (?<test>\w+(?:[.+]\w+)+))", RegexOptions.Multiline)]
    private static partial Regex Failed();
}
