package dev.yore.log.internal.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStorageTest extends StorageContract {

    @TempDir
    Path top;

    private final List<Storage> opened = new ArrayList<>();

    @Override
    Storage storage() throws IOException {
        var storage = DirectoryStorage.readWrite(top);
        opened.add(storage);
        return storage;
    }

    @Override
    Storage readOnly() {
        return DirectoryStorage.readOnly(top);
    }

    @AfterEach
    void close() throws IOException {
        for (var storage : opened) {
            storage.close();
        }
    }
}
