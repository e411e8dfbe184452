namespace ActGen.Onnx.Format;

/// <summary>
/// Writes models in ONNX's format: Protocol Buffers with the messages of onnx.proto. The numbers are those of its fields, which never
/// change; only what ActGen uses is here.
/// </summary>
internal static class OnnxSerializer
{
    // The version of the format that brought functions into models.
    private const int FormatVersion = 8;
    private const int FunctionVersion = 1;

    /// <summary>The message <c>ModelProto</c>.</summary>
    public static ProtoMessage Model(OnnxModel model)
    {
        var message = new ProtoMessage();
        message.Integer(1, FormatVersion);
        message.Text(2, "ActGen.Onnx");
        message.Text(6, model.Description);
        message.Message(7, Graph(model.Graph));
        message.Message(8, Opset("", model.Opset));
        message.Messages(8, model.Functions.Select(f => f.Domain).Distinct().Select(domain => Opset(domain, FunctionVersion)));
        message.Messages(25, model.Functions.Select(function => Function(function, model.Opset)));
        return message;
    }

    // OperatorSetIdProto
    private static ProtoMessage Opset(string domain, int version)
    {
        var message = new ProtoMessage();
        message.Text(1, domain);
        message.Integer(2, version);
        return message;
    }

    // GraphProto
    private static ProtoMessage Graph(OnnxGraph graph)
    {
        var message = new ProtoMessage();
        message.Messages(1, graph.Nodes.Select(Node));
        message.Text(2, graph.Name);
        message.Messages(5, graph.Initializers.Select(Tensor));
        message.Messages(11, graph.Inputs.Select(Port));
        message.Messages(12, graph.Outputs.Select(Port));
        return message;
    }

    // FunctionProto
    private static ProtoMessage Function(OnnxFunction function, int opset)
    {
        var message = new ProtoMessage();
        message.Text(1, function.Name);
        message.Texts(4, function.Inputs);
        message.Texts(5, function.Outputs);
        message.Messages(7, function.Nodes.Select(Node));
        message.Text(8, function.Description);
        message.Message(9, Opset("", opset));
        foreach (var domain in function.Nodes.Select(node => node.Domain).Where(domain => domain.Length > 0).Distinct())
        {
            message.Message(9, Opset(domain, FunctionVersion));
        }

        message.Text(10, function.Domain);
        return message;
    }

    // NodeProto
    private static ProtoMessage Node(OnnxNode node)
    {
        var message = new ProtoMessage();
        message.Texts(1, node.Inputs);
        message.Texts(2, node.Outputs);
        message.Text(3, node.Name);
        message.Text(4, node.Operator);
        message.Messages(5, node.Attributes.Select(Attribute));
        message.Text(7, node.Domain);
        return message;
    }

    // AttributeProto
    private static ProtoMessage Attribute(OnnxAttribute attribute)
    {
        var message = new ProtoMessage();
        message.Text(1, attribute.Name);
        switch (attribute)
        {
            case FloatAttribute number:
                message.Float(2, number.Value);
                message.Integer(20, 1);
                break;
            case IntegerAttribute integer:
                message.Integer(3, integer.Value);
                message.Integer(20, 2);
                break;
            case TensorAttribute tensor:
                message.Message(5, Tensor(tensor.Value));
                message.Integer(20, 4);
                break;
            case IntegersAttribute integers:
                foreach (var value in integers.Values)
                {
                    message.Integer(8, value);
                }

                message.Integer(20, 7);
                break;
        }

        return message;
    }

    // TensorProto
    private static ProtoMessage Tensor(OnnxTensor tensor)
    {
        var message = new ProtoMessage();
        foreach (var axis in tensor.Shape)
        {
            message.Integer(1, axis);
        }

        message.Integer(2, (int)tensor.Type);
        message.Text(8, tensor.Name);
        message.Bytes(9, tensor.Data);
        return message;
    }

    // ValueInfoProto, with its TypeProto, TypeProto.Tensor, TensorShapeProto and their Dimensions
    private static ProtoMessage Port(OnnxPort port)
    {
        var shape = new ProtoMessage();
        var batch = new ProtoMessage();
        batch.Text(2, port.Batch);
        shape.Message(1, batch);
        foreach (var axis in port.Sample)
        {
            var dimension = new ProtoMessage();
            dimension.Integer(1, axis);
            shape.Message(1, dimension);
        }

        var tensor = new ProtoMessage();
        tensor.Integer(1, (int)OnnxType.Float);
        tensor.Message(2, shape);
        var type = new ProtoMessage();
        type.Message(1, tensor);
        var message = new ProtoMessage();
        message.Text(1, port.Name);
        message.Message(2, type);
        return message;
    }
}
