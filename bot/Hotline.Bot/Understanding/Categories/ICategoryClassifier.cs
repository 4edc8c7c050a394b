using Hotline.Bot.Understanding.Text;

namespace Hotline.Bot.Understanding.Categories;

/// <summary>Tells what a matter is about. The phrases of the city's list do; <see cref="LearnedCategories"/> weighs them against past tickets.</summary>
internal interface ICategoryClassifier
{
    /// <summary>The category that the words speak for, or null.</summary>
    CategoryReading? Classify(Message message);
}

/// <summary>What a matter is about.</summary>
/// <param name="Code">Code of the category.</param>
/// <param name="Confidence">0 to 1.</param>
internal readonly record struct CategoryReading(string Code, double Confidence);
