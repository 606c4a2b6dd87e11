using System.Runtime.CompilerServices;

namespace Sharer.Actors.Tests.Configuration;

internal static class RepositoryFile
{
    public static string Find(string name, [CallerFilePath] string here = "")
    {
        for (var folder = Path.GetDirectoryName(here); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Sharer.sln")))
                return Path.Combine(folder, name);
        }

        throw new FileNotFoundException($"{name} is sought beside Sharer.sln, which is nowhere above {here}.");
    }
}
