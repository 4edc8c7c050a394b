using Hotline.Ticketing.ConfigurationFiles;
using Hotline.Ticketing.Tickets;

namespace Hotline.Ticketing.Routing;

/// <summary>Reads <c>city/categories.yaml</c>, a tree of two levels.</summary>
internal static class CategoryFile
{
    /// <summary>Roots, each followed by its children, in the order of the file.</summary>
    public static IReadOnlyList<Category> Load(string directory)
    {
        var categories = new Dictionary<string, Category>();
        var phrases = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var rootEntry in YamlEntry.Load(new(directory, "city/categories.yaml")).Items())
        {
            rootEntry.WithKeys("code", "name", "englishName", "priority", "needsPlace", "phrases", "categories");
            var root = Read(rootEntry, null);
            Add(root, rootEntry);
            foreach (var entry in rootEntry.Find("categories")?.Items() ?? [])
                Add(Read(entry.WithKeys("code", "name", "englishName", "priority", "needsPlace", "phrases"), root), entry);
        }
        return [.. categories.Values];

        void Add(Category category, YamlEntry entry)
        {
            if (!categories.TryAdd(category.Code, category))
                throw entry.Wrong($"the category '{category.Code}' stands in the file already.");
            foreach (var phrase in category.Phrases)
            {
                if (!phrases.TryAdd(phrase, category.Code))
                    throw entry.Wrong($"the phrase '{phrase}' of '{category.Code}' speaks for '{phrases[phrase]}' already; a phrase speaks for one category.");
            }
        }
    }

    private static Category Read(YamlEntry entry, Category? parent)
    {
        var code = entry.Text("code");
        if (code.Any(letter => !char.IsAsciiLetterLower(letter) && letter != '-'))
            throw entry.Wrong($"the code is '{code}'; allowed: lower-case letters and hyphens.");
        var inherited = Enum.Parse<TicketPriority>(parent?.Priority ?? nameof(TicketPriority.General));
        return new(
            parent is null ? code : $"{parent.Code}.{code}",
            entry.Text("name"),
            entry.Text("englishName"),
            parent?.Code,
            entry.TextsOrEmpty("phrases"),
            entry.OneOf("priority", inherited).ToString(),
            entry.Flag("needsPlace", parent?.NeedsPlace ?? false));
    }
}
