namespace Sharer.Benchmarks.Reporting;

/// <summary>The repository that the program runs from.</summary>
internal static class Repository
{
    /// <exception cref="DirectoryNotFoundException">The program does not run from within the repository.</exception>
    public static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Sharer.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("No folder above the program holds Sharer.sln, so this is no place in the repository.");
    }

    /// <summary>What <paramref name="project"/> (a folder) was built to, in the configuration and for the engine that this program was built for.</summary>
    /// <exception cref="FileNotFoundException">It was not built.</exception>
    public static string AssemblyOf(string project)
    {
        var root = Root();
        var own = Path.GetRelativePath(Path.Combine(root, "benchmarks", "Sharer.Benchmarks"), AppContext.BaseDirectory);
        var file = Path.GetFullPath(Path.Combine(root, project, own, Path.GetFileName(project) + ".dll"));
        return File.Exists(file) ? file : throw new FileNotFoundException($"{file} is not there; build {project}.", file);
    }
}
