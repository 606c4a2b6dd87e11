using Sharer.Integration.Tests.Sqlite;

return args switch
{
    ["hold-lock", var path] => LockHolder.Run(path),
    _ => 64,
};
