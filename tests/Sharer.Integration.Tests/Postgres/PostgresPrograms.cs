using System.Diagnostics;

namespace Sharer.Integration.Tests.Postgres;

/// <summary>The programs of an installed PostgreSQL, run as a user whom the server accepts.</summary>
internal static class PostgresPrograms
{
    private const string ServerUser = "postgres";

    private static readonly string? Folder = Find();

    public static string? Missing { get; } = Folder is null
        ? "PostgreSQL is not installed (no initdb in /usr/lib/postgresql/*/bin nor on the PATH)."
        : Environment.IsPrivilegedProcess && !File.ReadLines("/etc/passwd").Any(static line => line.StartsWith(ServerUser + ':'))
            ? $"PostgreSQL does not run as root, and there is no user '{ServerUser}'."
            : null;

    /// <summary>Runs a program to its end and returns what it wrote.</summary>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await errors}{await output}");
        return await output;
    }

    /// <summary>A process that ends the server and removes its folder when its input ends: also when this process is killed.</summary>
    public static Process Keep(string folder) => Start(
        "sh", "-c", """exec > /dev/null 2>&1; cat; "$0" -D "$1/data" -m immediate stop; rm -rf "$1" """, PathOf("pg_ctl"), folder);

    private static Process Start(string program, params string[] arguments)
    {
        var command = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("runuser", ["-u", ServerUser, "--", PathOf(program), .. arguments])
            : new ProcessStartInfo(PathOf(program), arguments);
        command.WorkingDirectory = Path.GetTempPath();
        command.RedirectStandardInput = true;
        command.RedirectStandardOutput = true;
        command.RedirectStandardError = true;
        return Process.Start(command)!;
    }

    private static string PathOf(string program)
    {
        var path = Path.Combine(Folder!, program);
        return File.Exists(path) ? path : program;
    }

    private static string? Find()
    {
        var installed = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(static d => Version(d)).Select(static d => Path.Combine(d, "bin"))
            : [];
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return installed.Concat(onPath).FirstOrDefault(static folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    private static double Version(string folder) =>
        double.TryParse(Path.GetFileName(folder), System.Globalization.CultureInfo.InvariantCulture, out var version) ? version : 0;
}
