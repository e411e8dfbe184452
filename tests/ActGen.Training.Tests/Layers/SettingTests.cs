using System.Globalization;
using System.Reflection;
using ActGen.Training.Tests.Support;

namespace ActGen.Training.Tests.Layers;

/// <summary>
/// Every number and every choice that a layer, an optimizer, a callback, a loss, a metric or a schedule takes is checked: one line that
/// names who has the setting, the setting, and the value that it cannot have.
/// </summary>
public class SettingTests
{
    private static readonly Type[] Kinds =
        [typeof(Layer), typeof(Optimizer), typeof(Callback), typeof(Loss), typeof(Metric), typeof(TrainerOptions), typeof(TrainingPhase)];

    private static readonly Type[] Factories = [typeof(LearningRateSchedule), typeof(InputMap), typeof(TargetFormat)];

    private static readonly Dictionary<Type, object> Bad = new()
    {
        [typeof(int)] = -7,
        [typeof(int?)] = -7,
        [typeof(float)] = float.NaN,
        [typeof(float?)] = float.NaN,
        [typeof(double)] = double.NaN,
        [typeof(Padding)] = (Padding)7,
    };

    private static readonly Dictionary<Type, object> Good = new()
    {
        [typeof(int)] = 2,
        [typeof(float)] = 0.5f,
        [typeof(double)] = 0.5,
        [typeof(Layer[])] = new Layer[] { new Flatten() },
        [typeof(LearningRateSchedule)] = LearningRateSchedule.Constant,
    };

    private static IEnumerable<Type> Types => typeof(Layer).Assembly.GetExportedTypes()
        .Where(type => !type.IsAbstract && !type.IsGenericType && Kinds.Any(kind => kind.IsAssignableFrom(type)));

    private static IEnumerable<(string Owner, ParameterInfo Setting, MethodBase Maker)> Arguments =>
        Types.SelectMany(type => type.GetConstructors().Select(maker => (Owner: type.Name, Maker: (MethodBase)maker)))
            .Concat(Factories.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
                .Where(method => !method.IsSpecialName)
                .Select(method => (
                    Owner: method.DeclaringType == typeof(LearningRateSchedule) ? method.Name : method.DeclaringType!.Name,
                    Maker: (MethodBase)method)))
            .SelectMany(row => row.Maker.GetParameters().Where(p => Bad.ContainsKey(p.ParameterType) || p.ParameterType.IsEnum)
                .Select(setting => (row.Owner, setting, row.Maker)));

    private static IEnumerable<PropertyInfo> Properties => Types.SelectMany(type => type.GetProperties())
        .Where(property => property.SetMethod is { IsPublic: true } && property.DeclaringType!.Assembly == typeof(Layer).Assembly)
        .Where(property => Bad.ContainsKey(property.PropertyType) || property.PropertyType.IsEnum)
        .DistinctBy(property => (property.DeclaringType, property.Name));

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var (owner, setting, _) in Arguments)
            {
                cases.Add(owner, setting.Name!);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_argument_that_makes_no_sense_is_told_in_one_line(string owner, string name)
    {
        var (_, setting, maker) = Arguments.First(row => row.Owner == owner && row.Setting.Name == name);
        object?[] arguments =
        [
            .. maker.GetParameters().Select(p => p.Name == name ? Bad[p.ParameterType]
                : p.HasDefaultValue ? p.DefaultValue : Good.GetValueOrDefault(p.ParameterType)),
        ];
        var error = Assert.Throws<TargetInvocationException>(
            () => maker is ConstructorInfo constructor ? constructor.Invoke(arguments) : maker.Invoke(null, arguments));
        Check(error.InnerException!, owner, name, Bad[setting.ParameterType]);
    }

    [Fact]
    public void A_property_that_makes_no_sense_is_told_in_one_line() => Assert.All(
        Properties,
        property =>
        {
            var owner = Types.First(type => type.GetProperty(property.Name)?.DeclaringType == property.DeclaringType);
            var instance = Activator.CreateInstance(owner, BindingFlags.OptionalParamBinding | BindingFlags.CreateInstance
                | BindingFlags.Public | BindingFlags.Instance, null, [.. Enumerable.Repeat(Type.Missing, Fewest(owner))], null)!;
            var error = Assert.Throws<TargetInvocationException>(() => property.SetValue(instance, Bad[property.PropertyType]));
            Check(error.InnerException!, owner.Name, property.Name, Bad[property.PropertyType]);
        });

    [Fact]
    public void The_settings_of_each_kind_are_found()
    {
        var found = Arguments.Select(row => $"{row.Owner}.{row.Setting.Name}")
            .Concat(Properties.Select(p => $"{p.DeclaringType!.Name}.{p.Name}")).ToHashSet();
        Assert.Superset(
            new HashSet<string>
            {
                "Conv2D.stride", "Conv2D.padding", "MaxPool2D.size", "AveragePool2D.padding", "Dense.units", "Dropout.rate",
                "AlphaDropout.rate", "BatchNorm.momentum", "LayerNorm.epsilon", "Adam.beta2", "AdamW.weightDecay", "Sgd.momentum",
                "EarlyStopping.minDelta",
                "ReduceLROnPlateau.minLearningRate", "Huber.delta", "SoftmaxCrossEntropy.labelSmoothing", "TopAccuracy.count", "Step.every",
                "Optimizer.LearningRate", "TrainerOptions.ClipNorm", "TrainingPhase.Epochs",
            },
            found);
    }

    [Fact]
    public void The_whole_line()
    {
        Assert.Equal("Conv2D: stride must be at least 1, not 0 (Parameter 'stride')", Message(() => new Conv2D(2, 3, 0)));
        Assert.Equal("Conv2D: padding must be Valid or Same, not 7 (Parameter 'padding')", Message(() => new Conv2D(2, 3, 1, (Padding)7)));
        Assert.Equal("Dropout: rate must be from 0 to below 1, not 1.5 (Parameter 'rate')", Message(() => new Dropout(1.5)));
        Assert.Equal("AdamW: weightDecay must be a finite number, 0 or more, not -0.1 (Parameter 'weightDecay')",
            Message(() => new AdamW(weightDecay: -0.1f)));
        Assert.Equal("Dense: name must not be empty (Parameter 'name')", Message(() => new Dense(1, name: "")));
        Assert.Equal("Activation: name must not be empty (Parameter 'name')", Message(() => new Activation<HandRelu>("")));
    }

    private static int Fewest(Type type) => type.GetConstructors().Min(constructor => constructor.GetParameters().Length);

    private static void Check(Exception error, string owner, string name, object value)
    {
        Assert.IsAssignableFrom<ArgumentException>(error);
        Assert.DoesNotContain('\n', error.Message);
        Assert.StartsWith($"{owner}: {name} must be ", error.Message, StringComparison.OrdinalIgnoreCase);
        var text = string.Create(CultureInfo.InvariantCulture, $"{value}");
        Assert.Contains($", not {text} (Parameter ", error.Message, StringComparison.Ordinal);
    }

    private static string Message(Func<object> action) => Assert.ThrowsAny<ArgumentException>(() => { _ = action(); }).Message;
}
