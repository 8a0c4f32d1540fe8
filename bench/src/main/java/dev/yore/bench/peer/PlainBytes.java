package dev.yore.bench.peer;

import java.nio.charset.StandardCharsets;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;

/** Hands payloads over as they are: they are JSON already. Metadata are empty. */
final class PlainBytes implements Serializer {

    private static final byte[] NO_METADATA = "{}".getBytes(StandardCharsets.UTF_8);

    private final Converter converter = new ChainingConverter();

    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> representation) {
        byte[] bytes = object instanceof byte[] payload ? payload : NO_METADATA;
        return new SimpleSerializedObject<>(
                converter.convert(bytes, representation), representation, typeForClass(object.getClass()));
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> representation) {
        return converter.canConvert(byte[].class, representation);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // so it is declared there
    public <S, T> T deserialize(SerializedObject<S> serialized) {
        return (T)
                (serialized.getType().getName().equals(MetaData.class.getName())
                        ? MetaData.emptyInstance()
                        : converter.convert(serialized.getData(), byte[].class));
    }

    @Override
    @SuppressWarnings("rawtypes") // so it is declared there
    public Class classForType(SerializedType type) {
        return type.getName().equals(MetaData.class.getName()) ? MetaData.class : byte[].class;
    }

    @Override
    @SuppressWarnings("rawtypes") // so it is declared there
    public SerializedType typeForClass(Class type) {
        return new SimpleSerializedType(type == byte[].class ? "json" : MetaData.class.getName(), null);
    }

    @Override
    public Converter getConverter() {
        return converter;
    }
}
