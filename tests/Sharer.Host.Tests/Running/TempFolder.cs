namespace Sharer.Host.Tests.Running;

internal sealed class TempFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sharer-host-");

    public string this[string name] => Path.Combine(_folder.FullName, name);

    public string Root => _folder.FullName;

    public string Database => this["users.db"];

    public void Dispose() => _folder.Delete(recursive: true);
}
